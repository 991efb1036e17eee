import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import type { Step as ChangeStep } from '../../compute/changes/heads.ts'
import type { CreateForm, Secrets } from '../model/form.ts'
import { stepOf, type Problem } from '../model/problems.ts'
import { toInsert } from '../model/toInsert.ts'
import { Notice } from '../../ui/Notice.tsx'
import { visible } from '../../text/visible.ts'
import { ChangeCommands } from '../../images/change/ChangeCommands.tsx'
import { useCreate } from '../parts/context.ts'
import styles from '../parts/create.module.css'
import { HeadOfNew } from '../details/HeadOfNew.tsx'
import { useHead } from '../details/useHead.ts'
import type { RunState } from '../run/useRun.ts'
import { STEP_NAMES } from '../model/wizardSteps.ts'
import { NameTaken } from './NameTaken.tsx'
import { RunPanel } from './RunPanel.tsx'
import { Summary } from './Summary.tsx'

interface ReviewStepProps {
  run: RunState
  problems: readonly Problem[]
  onCreate(): void
  onStartOver(): void
}

/** The request as a summary and as commands, with problems and findings above. */
export function ReviewStep({ run, problems, onCreate, onStartOver }: ReviewStepProps) {
  const form = useWatch<CreateForm>() as CreateForm
  const { project, findings } = useCreate()
  const head = useHead()
  const [looking, setLooking] = useState(false)
  const [moved, setMoved] = useState(false)
  const notNow =
    problems.length > 0
      ? 'Fix the problems above first.'
      : head.waiting
        ? 'The family is still loading.'
        : undefined

  /** Sends only what was shown: if the head has moved since, shows the new one instead. */
  async function create() {
    setLooking(true)
    setMoved(false)
    const isSame = await head.lookAgain()
    setLooking(false)
    if (isSame) onCreate()
    else setMoved(true)
  }
  if (run.busy || run.begun) return <RunPanel run={run} onStartOver={onStartOver} />
  return (
    <div className={styles['fields']}>
      {problems.map(({ field, message }) => (
        <Finding key={`${field} ${message}`} tone="error" field={field} message={message} />
      ))}
      {findings.map(({ tone, field, message }) =>
        field === 'details.name' ? (
          <NameTaken key={field} message={message} />
        ) : (
          <Finding key={`${field} ${message}`} tone={tone} field={field} message={message} />
        ),
      )}
      <Summary form={form} />
      {head.preview && (
        <div className={styles['preview']}>
          <HeadOfNew head={head} />
        </div>
      )}
      {moved && (
        <Notice tone="warning">
          The family’s head has changed in the meantime, so nothing was sent. Check the new head,
          then try again.
        </Notice>
      )}
      <ChangeCommands steps={stepsOf(form, project)} />
      <div className={styles['buttons']}>
        <Link
          from="/projects/$project/images/create"
          to="."
          search={(old) => ({ ...old, step: 'options' as const })}
          className="button"
        >
          Back
        </Link>
        <button
          type="button"
          className="button primary"
          data-create
          aria-disabled={notNow !== undefined || looking}
          title={notNow}
          onClick={() => notNow === undefined && !looking && void create()}
        >
          {run.error ? 'Try again' : 'Create image'}
        </button>
      </div>
    </div>
  )
}

function Finding({ tone, field, message }: Problem & { tone: 'error' | 'warning' }) {
  const step = stepOf(field)
  return (
    <Notice
      tone={tone}
      action={
        step !== 'review' && (
          <Link
            from="/projects/$project/images/create"
            to="."
            search={(old) => ({ ...old, step })}
            className="button small"
          >
            Go to {STEP_NAMES[step]}
          </Link>
        )
      }
    >
      {visible(message)}
    </Notice>
  )
}

/** A placeholder for each encryption key; the commands leave it out. */
const HIDDEN: Secrets = { encryption: '-', disk: '-', snapshot: '-', image: '-', family: '-' }

/** The planned changes in order, without encryption keys. */
function stepsOf(form: CreateForm, project: string): ChangeStep[] {
  const { image, forceCreate } = toInsert(form, project, HIDDEN)
  const target = { project, image: image.name }
  const steps: ChangeStep[] = [{ target, change: { kind: 'insert', image, forceCreate } }]
  if (form.details.publish === 'laterDeprecated') {
    steps.push(
      { target, change: { kind: 'deprecate', status: { state: 'DEPRECATED' } } },
      { target, change: { kind: 'patch', fields: { family: form.details.family.trim() } } },
    )
  }
  return steps
}
