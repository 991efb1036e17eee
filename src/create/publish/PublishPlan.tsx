import { mdiCheck } from '@mdi/js'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useLacking } from '../../api/useLacking.ts'
import { methodFor } from '../../compute/changes/request.ts'
import type { PublishFacts, PublishStep } from '../model/publish.ts'
import type { FamilyHead } from '../../api/changes/settle.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { visible } from '../../text/visible.ts'
import { ChangeDialog } from '../../images/change/ChangeDialog.tsx'
import { ChangeTrouble } from '../../images/change/ChangeTrouble.tsx'
import { STOP_TEXTS } from '../../images/change/tellEnd.ts'
import { HeadOutcome } from '../../images/change/HeadOutcome.tsx'
import { FamilyHeads } from '../../images/change/FamilyHeads.tsx'
import { HeadDifferences } from '../../images/compare/HeadDifferences.tsx'
import { ChangeCommands } from '../../images/change/ChangeCommands.tsx'
import { focusIfLost } from '../../images/parts/catchFocus.ts'
import { CancelTo } from '../parts/CancelTo.tsx'
import create from '../parts/create.module.css'
import styles from './PublishPlan.module.css'
import { usePublish, type Publishing } from './usePublish.ts'

const route = getRouteApi('/projects/$project/images/create')

/**
 * The steps: what is done, what is left, the head before and after. Publishing can be interrupted and
 * continued, because the steps follow from the images as they are.
 */
export function PublishPlan({ facts }: { facts: PublishFacts }) {
  const navigate = route.useNavigate()
  // The head may have changed: drop the one in the URL, so that it is read again.
  const state = usePublish(facts, () => {
    void navigate({ search: (old) => ({ ...old, previous: undefined }), replace: true })
  })
  const { plan, kinds, guarded } = state
  // What is done leaves the plan only when all has ended, and the images are read again.
  const at = plan.steps.findIndex(({ kind }) => kind === state.running)
  const left = plan.steps.slice(Math.max(at, 0))
  const { project, image, family } = facts
  const [undone, setUndone] = useState<readonly FamilyHead[]>()
  const read = undone ? { heads: undone, foreseen: [] } : guarded.done
  return (
    <div className={create['fields']}>
      {plan.steps.length > 0 && (
        <FamilyHeads
          guarded={guarded}
          membersError={state.error}
          reading={state.waiting}
          expected={image.family && image.family !== family ? 2 : 1}
        />
      )}
      {kinds.length === 0 && (
        <p>
          <strong className="mono">{visible(image.name)}</strong> is already published in{' '}
          {visible(family)}.
        </p>
      )}
      <ol className={styles['plan']} aria-label="Steps">
        {kinds.map((kind, index) => (
          <Row
            key={kind}
            number={index + 1}
            step={left.find((step) => step.kind === kind)}
            family={family}
            running={kind === state.running}
          >
            <StepWords kind={kind} facts={facts} />
          </Row>
        ))}
      </ol>
      <ChangeCommands steps={plan.steps} />
      {plan.blocked !== null && plan.steps.length > 0 && (
        <Notice tone="warning">{visible(plan.blocked)}</Notice>
      )}
      <ChangeTrouble
        guarded={guarded}
        {...{ project, image: guarded.trouble?.step.target.image ?? image.name }}
        what={notDone(facts, state.failed)}
        whether="this step was completed"
      />
      {state.replaced && <Notice tone="warning">{REPLACED}</Notice>}
      {guarded.stopped !== null && !state.replaced && (
        <Notice tone="warning">{guarded.stopped}</Notice>
      )}
      {read && <HeadOutcome {...read} />}
      {plan.steps.length > 0 && <HeadDifferences project={project} preview={guarded.preview} />}
      <Buttons facts={facts} state={state} onUndone={setUndone} />
    </div>
  )
}

/** Why nothing is done to a different image with the same name. */
const REPLACED = `${STOP_TEXTS.replaced} Look at that one first, then come back.`

interface ButtonsProps {
  facts: PublishFacts
  state: Publishing
  /** Called with the families’ heads after publishing was undone, and with undefined when it starts. */
  onUndone(heads: readonly FamilyHead[] | undefined): void
}

function Buttons({ facts, state, onUndone }: ButtonsProps) {
  const navigate = route.useNavigate()
  const { plan, guarded, waiting, begun } = state
  const { project, image, family, previous } = facts
  const [undoing, setUndoing] = useState(false)
  const busy = guarded.busy ? 'A step is running.' : state.replaced ? REPLACED : undefined
  const lacking = useLacking(...plan.steps.map(({ change }) => methodFor(change)))
  const notNow =
    busy ??
    lacking ??
    plan.blocked ??
    (waiting ? 'The family is still loading.' : undefined) ??
    (guarded.confirmed ? undefined : 'Type the family’s name first.')

  function publish() {
    onUndone(undefined)
    // Publishing changes the head, so the URL keeps the previous one.
    void navigate({ search: (old) => ({ ...old, family, previous }), replace: true })
    state.publish()
  }

  return (
    <>
      <div className={create['buttons']}>
        {plan.steps.length > 0 ? (
          <Button look="primary" reason={notNow} onClick={publish}>
            {guarded.busy ? 'Publishing…' : begun ? 'Continue publishing' : 'Publish'}
          </Button>
        ) : (
          <Link
            ref={guarded.done ? focusIfLost : undefined}
            className="button primary"
            to="/projects/$project/images/$image"
            params={{ project, image: image.name }}
          >
            Open image
          </Link>
        )}
        {begun && (
          <Button reason={busy} onClick={() => setUndoing(true)}>
            Undo publish…
          </Button>
        )}
        {!begun && !guarded.busy && plan.steps.length > 0 && (
          <CancelTo {...{ project, image: image.name }} />
        )}
      </div>
      {begun && (
        <p className="muted">
          Undoing deprecates {visible(image.name)}
          {previous && ` and makes ${visible(previous)} active again`}. Nothing is deleted.
        </p>
      )}
      {undoing && (
        <ChangeDialog
          project={project}
          title={<>Undo publishing {visible(image.name)}</>}
          images={[image, ...facts.members.filter(({ name }) => name === previous)]}
          steps={state.rollback}
          submit="Undo publish"
          what="Publishing was not undone."
          partly="Publishing was only partly undone."
          whether="this step was completed"
          onClose={() => setUndoing(false)}
          onDone={({ heads }) => {
            setUndoing(false)
            state.forget()
            onUndone(heads)
          }}
        />
      )}
    </>
  )
}

/** Says which step was not done: those before it are. */
function notDone({ image, family, previous }: PublishFacts, kind: PublishStep['kind'] | undefined) {
  const name = visible(image.name)
  switch (kind) {
    case 'family':
      return `${name} was not added to family ${visible(family)}.`
    case 'activate':
      return `${name} was not made active.`
    case 'deprecate':
      return `${visible(previous)} was not deprecated.`
    default:
      return 'Publishing was not completed.'
  }
}

function StepWords({ kind, facts }: { kind: PublishStep['kind']; facts: PublishFacts }) {
  const { image, family, previous } = facts
  const name = <code>{visible(image.name)}</code>
  switch (kind) {
    case 'family':
      return (
        <>
          Add {name} to family <code>{visible(family)}</code>
        </>
      )
    case 'activate':
      return <>Make {name} active</>
    case 'deprecate':
      return (
        <>
          Deprecate <code>{visible(previous)}</code> with {name} as its replacement
        </>
      )
  }
}

interface RowProps {
  number: number
  /** The step if it is still to be done; undefined once it is done. */
  step: PublishStep | undefined
  family: string
  running: boolean
  children: ReactNode
}

function Row({ number, step, family, running, children }: RowProps) {
  return (
    <li>
      <span className={step ? styles['mark'] : styles['good']} aria-hidden="true">
        {step ? number : <Icon path={mdiCheck} />}
      </span>
      <div>
        <span>
          {children} {!step && <span className="muted">done</span>}
          {step && running && <span role="status">…</span>}
        </span>
        {step && (
          <span className="muted">
            {visible(family)} {step.headAfter === step.headBefore ? 'still' : 'then'}{' '}
            {step.headAfter === null ? 'has no head' : `resolves to ${visible(step.headAfter)}`}
          </span>
        )}
      </div>
    </li>
  )
}
