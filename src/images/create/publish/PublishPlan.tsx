import { mdiCheck } from '@mdi/js'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import {
  publishPlan,
  rollbackPlan,
  type PublishFacts,
  type PublishStep,
} from '../../../compute/create/publish.ts'
import { isActive } from '../../../compute/deprecation.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { visible } from '../../../ui/visible.ts'
import { ChangeCommands } from '../../commands/ChangeCommands.tsx'
import { ErrorText } from '../../parts/ErrorText.tsx'
import { HeadMove } from '../../parts/HeadMove.tsx'
import styles from '../CreatePage.module.css'
import { usePublish } from './usePublish.ts'

const route = getRouteApi('/projects/$project/images/create')

/**
 * The plan: what is done already, what is left, the head before and after. It can be left and gone
 * on with: it is made from the images as they are.
 */
export function PublishPlan({ facts }: { facts: PublishFacts }) {
  const navigate = route.useNavigate()
  const plan = publishPlan(facts)
  const state = usePublish(facts)
  const { project, image, family, previous } = facts
  const busy = state.running !== null
  const begun = rollbackPlan(facts).length > 0 && image.family === family && isActive(image)

  function publish() {
    if (busy || plan.blocked !== null) return
    // From here on the head is another one: the address remembers which it was.
    void navigate({ search: (old) => ({ ...old, family, previous }), replace: true })
    void state.publish()
  }

  return (
    <div className={styles['fields']}>
      <div className={styles['preview']}>
        <HeadMove family={family} before={plan.headBefore} after={plan.headAfter} />
      </div>
      <ol className={styles['plan']} aria-label="Plan">
        {stepRows(facts).map(({ kind, words }, index) => (
          <Row
            key={kind}
            number={index + 1}
            step={plan.steps.find((step) => step.kind === kind)}
            family={family}
            running={state.running === kind}
          >
            {words}
          </Row>
        ))}
      </ol>
      <ChangeCommands steps={plan.steps} />
      {plan.blocked !== null && plan.steps.length > 0 && (
        <Notice tone="warning">{visible(plan.blocked)}</Notice>
      )}
      {state.error && (
        <Notice tone="error">
          <ErrorText error={state.error}>
            {' '}
            What was done before stands: go on, or take it back.
          </ErrorText>
        </Notice>
      )}
      {state.resolved !== undefined && (
        <p role="status" className={styles['done']}>
          The service says: {visible(family)} resolves to{' '}
          <strong className="mono">
            {state.resolved === null ? 'nothing' : visible(state.resolved)}
          </strong>
          .
        </p>
      )}
      <div className={styles['buttons']}>
        {plan.steps.length > 0 ? (
          <button
            type="button"
            className="button primary"
            aria-disabled={busy || plan.blocked !== null}
            title={plan.blocked ?? undefined}
            onClick={publish}
          >
            {busy ? 'Publishing…' : begun ? 'Go on publishing' : 'Publish'}
          </button>
        ) : (
          <Link
            className="button primary"
            to="/projects/$project/images/$image"
            params={{ project, image: image.name }}
          >
            Open the image
          </Link>
        )}
        {begun && (
          <button
            type="button"
            className="button"
            aria-disabled={busy}
            onClick={() => !busy && void state.takeBack()}
          >
            Take it back
          </button>
        )}
      </div>
      {begun && (
        <p className="muted">
          Taking it back deprecates {visible(image.name)}
          {previous && ` and makes ${visible(previous)} active again`}. Nothing is deleted.
        </p>
      )}
    </div>
  )
}

function stepRows({ image, family, previous }: PublishFacts) {
  const rows: { kind: PublishStep['kind']; words: ReactNode }[] = [
    {
      kind: 'family',
      words: (
        <>
          Attach the family <code>{visible(family)}</code>
        </>
      ),
    },
    {
      kind: 'activate',
      words: (
        <>
          Make <code>{visible(image.name)}</code> active
        </>
      ),
    },
  ]
  if (previous !== '') {
    rows.push({
      kind: 'deprecate',
      words: (
        <>
          Deprecate <code>{visible(previous)}</code>, with <code>{visible(image.name)}</code> as its
          replacement
        </>
      ),
    })
  }
  return rows
}

interface RowProps {
  number: number
  /** What is to be done; undefined when it is done. */
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
          {running && <span role="status">…</span>}
        </span>
        {step && (
          <span className="muted">
            {visible(family)} then resolves to{' '}
            {step.headAfter === null ? 'nothing' : visible(step.headAfter)}
          </span>
        )}
      </div>
    </li>
  )
}
