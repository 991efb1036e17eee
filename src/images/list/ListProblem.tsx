import type { ReactNode } from 'react'
import { isLoopback } from '../../api/http/loopback.ts'
import { session } from '../../api/http/session.ts'
import type { Images } from '../../api/useImages.ts'
import { Notice } from '../../ui/Notice.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { useNow } from '../../ui/useNow.ts'
import { useOnline } from '../../ui/useOnline.ts'
import { useCatchFocus } from '../parts/catchFocus.ts'
import { ErrorText } from '../parts/ErrorText.tsx'
import { ReadError } from '../parts/ReadError.tsx'
import styles from './ImagesPage.module.css'

/** What went wrong with the list, and what can be done; rows already loaded stay. */
export function ListProblem({ project, list }: { project: string; list: Images }) {
  const offline = !useOnline() && !isLoopback(session().base)
  const { error, more, updatedAt, resume, refresh } = list
  const now = useNow()
  if (!error && !offline) return null
  return (
    <Problem>
      {offline && (
        <Notice tone="warning">
          You are offline.{' '}
          {list.loading ? 'The images will load' : 'The list may be out of date; it will refresh'}{' '}
          once the network is back.
        </Notice>
      )}
      {error && updatedAt === 0 && (
        <ReadError error={error} project={project} what="The images" onRetry={refresh} />
      )}
      {error && updatedAt > 0 && (
        <Notice
          tone="error"
          action={
            <button type="button" className="button" onClick={more ? resume : refresh}>
              {more ? 'Continue' : 'Retry'}
            </button>
          }
        >
          <strong>The list {more ? 'is not complete' : 'could not be refreshed'}.</strong>{' '}
          {!more && (
            <>
              Showing data from <RelativeTime time={updatedAt} now={now} />.{' '}
            </>
          )}
          <ErrorText error={error} />
        </Notice>
      )}
    </Problem>
  )
}

function Problem({ children }: { children: ReactNode }) {
  // Its button goes with it.
  useCatchFocus()
  return <div className={styles['problem']}>{children}</div>
}
