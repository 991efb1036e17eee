import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from '../../ui/Button.tsx'
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

/** Progress of the creation, and what can be done once the image is ready. */
export function RunPanel({ run: state, onStartOver }: RunPanelProps) {
  const { project } = useCreate()
  const { run, operation, error, wait } = state
  const now = useNow('second')
  if (!run) return null
  const done = run.stage === 'done'
  return (
    <div className={styles['fields']}>
      {operation && <OperationItem operation={operation} now={now} />}
      {/* The same element throughout: it has the focus from the moment Create is pressed. */}
      <p role="status" tabIndex={-1} data-run-status className={done ? styles['done'] : undefined}>
        {done ? <Ready run={run} /> : <Creating run={run} />}
      </p>
      <Waiting wait={wait} />
      {done && <Next run={run} onStartOver={onStartOver} />}
      {error && (
        <>
          <ChangeError error={error} project={project} image={run.image} />
          <div className={styles['buttons']}>
            <Button onClick={state.resume}>Continue</Button>
            {/* It may never be possible to continue, as when the image is gone. */}
            <Button look="quiet" onClick={onStartOver}>
              Start over
            </Button>
          </div>
        </>
      )}
    </div>
  )
}

function Creating({ run }: { run: Run }) {
  return (
    <>
      {run.stage === 'sending' ? 'Sending the request…' : `Creating ${run.image}…`}{' '}
      <span className="muted">
        You can leave this page and come back: creation continues.
        {run.publish === 'laterDeprecated' &&
          ' The image is deprecated and added to its family once you return.'}
      </span>
    </>
  )
}

function Ready({ run: { image, family, publish } }: { run: Run }) {
  return (
    <>
      <strong className="mono">{image}</strong> is ready.{' '}
      {publish === 'whenReady'
        ? family && <Resolves family={family} image={image} />
        : `${family} won’t resolve to it until you publish it.`}
    </>
  )
}

interface NextProps {
  run: Run
  onStartOver(): void
}

/** What can be done with the new image. */
function Next({ run: { image, family, publish }, onStartOver }: NextProps) {
  const { project } = useCreate()
  return (
    <div className={styles['buttons']}>
      <Link
        className={publish === 'whenReady' ? 'button primary' : 'button'}
        to="/projects/$project/images/$image"
        params={{ project, image }}
      >
        Open image
      </Link>
      {publish !== 'whenReady' && (
        <Link
          className="button primary"
          to="/projects/$project/images/create"
          params={{ project }}
          search={{ step: 'publish', image, family }}
        >
          Publish to {visible(family)}…
        </Link>
      )}
      {family === '' && (
        <Link
          className="button"
          to="/projects/$project/images/create"
          params={{ project }}
          search={{ step: 'publish', image }}
        >
          Publish to family…
        </Link>
      )}
      <Button look="quiet" onClick={onStartOver}>
        Create another
      </Button>
    </div>
  )
}

/** What the family resolves to according to the service; nothing until it has responded. */
function Resolves({ family, image }: { family: string; image: string }) {
  const { project } = useCreate()
  const { data: head, isFetching } = useQuery(familyQuery(project, family))
  if (head === undefined || isFetching) return null
  if (head === null) return `${family} has no head.`
  return head.name === image
    ? `${family} now resolves to it.`
    : `${family} resolves to ${visible(head.name)}, which is newer.`
}
