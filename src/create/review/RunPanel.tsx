import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { familyQuery } from '../../api/images.ts'
import { useNow } from '../../ui/useNow.ts'
import { visible } from '../../text/visible.ts'
import { ChangeError } from '../../images/parts/ChangeError.tsx'
import { OperationItem } from '../../images/parts/OperationItem.tsx'
import { Waiting } from '../../images/parts/Waiting.tsx'
import { useCreate } from '../parts/context.ts'
import styles from '../parts/create.module.css'
import type { Run } from '../run/run.ts'
import type { RunState } from '../run/useRun.ts'

interface RunPanelProps {
  run: RunState
  onStartOver(): void
}

/** The image being made, and what can be done once it is there. */
export function RunPanel({ run: state, onStartOver }: RunPanelProps) {
  const { project } = useCreate()
  const { run, operation, error, wait } = state
  const now = useNow('second')
  if (!run) return null
  const done = run.stage === 'done'
  return (
    <div className={styles['fields']}>
      {operation && <OperationItem operation={operation} now={now} />}
      {/* One element to the end: it has the focus from when Create is pressed. */}
      <p role="status" tabIndex={-1} data-run-status className={done ? styles['done'] : undefined}>
        {done ? <Ready run={run} /> : <Making run={run} />}
      </p>
      <Waiting wait={wait} />
      {done && <Next run={run} onStartOver={onStartOver} />}
      {error && (
        <>
          <ChangeError error={error} project={project} image={run.image} />
          <div className={styles['buttons']}>
            <button type="button" className="button" onClick={state.resume}>
              Continue
            </button>
          </div>
        </>
      )}
    </div>
  )
}

function Making({ run }: { run: Run }) {
  return (
    <>
      {run.stage === 'sending' ? 'Sending the request…' : `Making ${run.image}…`}{' '}
      <span className="muted">
        You may leave this page and come back: it goes on by itself.
        {run.dark === 'deprecated' &&
          ' It is put into its family, deprecated, when you are here again.'}
      </span>
    </>
  )
}

function Ready({ run: { image, family, dark } }: { run: Run }) {
  return (
    <>
      <strong className="mono">{image}</strong> is ready.{' '}
      {dark === 'no'
        ? family && <Resolves family={family} image={image} />
        : `${family} does not resolve to it until it is published.`}
    </>
  )
}

/** What can be done with the image that is there now. */
function Next({ run: { image, family, dark }, onStartOver }: { run: Run; onStartOver(): void }) {
  const { project } = useCreate()
  return (
    <div className={styles['buttons']}>
      <Link
        className={dark === 'no' ? 'button primary' : 'button'}
        to="/projects/$project/images/$image"
        params={{ project, image }}
      >
        Open the image
      </Link>
      {dark !== 'no' && (
        <Link
          className="button primary"
          to="/projects/$project/images/create"
          params={{ project }}
          search={{ step: 'publish', image, family }}
        >
          Publish…
        </Link>
      )}
      <button type="button" className="button quiet" onClick={onStartOver}>
        Create another
      </button>
    </div>
  )
}

/** What the service says that the family resolves to; nothing where it does not. */
function Resolves({ family, image }: { family: string; image: string }) {
  const { project } = useCreate()
  const { data: head, isFetching } = useQuery(familyQuery(project, family))
  if (head === undefined || isFetching) return null
  if (head === null) return `${family} resolves to nothing.`
  return head.name === image
    ? `${family} resolves to it now.`
    : `${family} resolves to ${visible(head.name)}, which is newer.`
}
