import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { familyQuery } from '../../../api/images.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { useNow } from '../../../ui/useNow.ts'
import { visible } from '../../../ui/visible.ts'
import { ErrorText } from '../../parts/ErrorText.tsx'
import { OperationItem } from '../../parts/OperationItem.tsx'
import { useCreate } from '../context.ts'
import styles from '../CreatePage.module.css'
import type { Run } from '../run/run.ts'
import type { RunState } from '../run/useRun.ts'

/** The image being made, and what can be done once it is there. */
export function RunPanel({ run: state, onAnew }: { run: RunState; onAnew(): void }) {
  const { run, operation, error } = state
  const now = useNow('second')
  if (!run) return null
  return (
    <div className={styles['fields']}>
      {operation && <OperationItem operation={operation} now={now} />}
      {run.stage === 'done' ? (
        <Done run={run} onAnew={onAnew} />
      ) : (
        <p role="status">
          {run.stage === 'sending' ? 'Sending the request…' : `Making ${run.image}…`}{' '}
          <span className="muted">
            You may leave this page and come back: it goes on by itself.
            {run.dark === 'deprecated' &&
              ' It is put into its family, deprecated, when you are here again.'}
          </span>
        </p>
      )}
      {error && (
        <Notice
          tone="error"
          action={
            <button type="button" className="button small" onClick={state.resume}>
              Go on
            </button>
          }
        >
          <ErrorText error={error} />
        </Notice>
      )}
    </div>
  )
}

function Done({ run, onAnew }: { run: Run; onAnew(): void }) {
  const { project } = useCreate()
  const { image, family } = run
  return (
    <>
      <p role="status" className={styles['done']}>
        <strong className="mono">{image}</strong> is ready.{' '}
        {run.dark === 'no'
          ? family && <Resolves family={family} image={image} />
          : `${family} does not resolve to it until it is published.`}
      </p>
      <div className={styles['buttons']}>
        <Link
          className={run.dark === 'no' ? 'button primary' : 'button'}
          to="/projects/$project/images/$image"
          params={{ project, image }}
        >
          Open the image
        </Link>
        {run.dark !== 'no' && (
          <Link
            className="button primary"
            to="/projects/$project/images/create"
            params={{ project }}
            search={{ step: 'publish', image, family }}
          >
            Publish…
          </Link>
        )}
        <button type="button" className="button quiet" onClick={onAnew}>
          Create another
        </button>
      </div>
    </>
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
