import { Link } from '@tanstack/react-router'
import { useWatch } from 'react-hook-form'
import type { CreateForm } from '../model/form.ts'
import { stepOf, type Problem } from '../model/problems.ts'
import { ChangeError } from '../../images/parts/ChangeError.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { visible } from '../../text/visible.ts'
import { useCreate } from '../parts/context.ts'
import styles from '../parts/create.module.css'
import { HeadOfNewBox } from '../parts/HeadOfNew.tsx'
import { useWide } from '../../ui/useWide.ts'
import type { RunState } from '../run/useRun.ts'
import { STEP_NAMES } from '../model/wizardSteps.ts'
import { NameTaken } from './NameTaken.tsx'
import { RunPanel } from './RunPanel.tsx'
import { Summary } from './Summary.tsx'
import type { Submit } from './useSubmit.ts'

interface ReviewStepProps {
  run: RunState
  problems: readonly Problem[]
  unsent: Submit['unsent']
  onStartOver(): void
  /** Called when a problem’s link is followed. */
  onGo(problem: Problem): void
}

/** A summary of the request, with problems and findings above; or its progress once it is sent. */
export function ReviewStep({ run, problems, unsent, onStartOver, onGo }: ReviewStepProps) {
  const form = useWatch<CreateForm>() as CreateForm
  const { project, findings, head } = useCreate()
  const wide = useWide()
  if (run.busy || run.begun) return <RunPanel run={run} onStartOver={onStartOver} />
  return (
    <div className={styles['fields']}>
      {problems.map((problem) => (
        <Finding
          key={`${problem.field} ${problem.message}`}
          tone="error"
          {...problem}
          onGo={() => onGo(problem)}
        />
      ))}
      {findings.map(({ tone, field, message }) =>
        tone === 'error' && field === 'details.name' ? (
          <NameTaken key={field} message={message} />
        ) : (
          <Finding key={`${field} ${message}`} tone={tone} field={field} message={message} />
        ),
      )}
      {!wide && <HeadOfNewBox head={head} />}
      <Summary form={form} />
      {unsent instanceof Error && (
        <ChangeError
          error={unsent}
          project={project}
          image=""
          what="The family’s head couldn’t be checked, so nothing was sent."
        />
      )}
      {unsent === 'moved' && (
        <Notice tone="warning">
          The family’s head has changed in the meantime, so nothing was sent. Check the new head
          under “What will be created”, then try again.
        </Notice>
      )}
    </div>
  )
}

interface FindingProps extends Problem {
  tone: 'error' | 'warning'
  onGo?: () => void
}

function Finding({ tone, field, message, onGo }: FindingProps) {
  const step = stepOf(field)
  return (
    <Notice
      tone={tone}
      action={
        <Link
          from="/projects/$project/images/create"
          to="."
          search={(old) => ({ ...old, step })}
          onClick={(event) => {
            // Otherwise, it opens in another tab.
            if (!event.ctrlKey && !event.metaKey && !event.shiftKey) onGo?.()
          }}
          className="button small"
        >
          Go to {STEP_NAMES[step]}
        </Link>
      }
    >
      {visible(message)}
    </Notice>
  )
}
