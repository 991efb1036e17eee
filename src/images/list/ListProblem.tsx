import { connection, isLoopback } from '../../api/connection.ts'
import type { Images } from '../../api/useImages.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useOnline } from '../../ui/useOnline.ts'
import { ErrorText } from '../parts/ErrorText.tsx'
import { ReadError } from '../parts/ReadError.tsx'
import styles from './ImagesPage.module.css'

/** What went wrong with the list, and what can be done; rows that are there stay. */
export function ListProblem({ project, list }: { project: string; list: Images }) {
  const offline = !useOnline() && !isLoopback(connection().base)
  const { error, images, more, resume, refresh } = list
  if (!error && !offline) return null
  return (
    <div className={styles['problem']}>
      {offline && (
        <Notice tone="warning">
          You are offline. {list.loading ? 'The images are' : 'What is shown may be old; it is'}{' '}
          read as soon as the network is back.
        </Notice>
      )}
      {error && images.length === 0 && (
        <ReadError error={error} project={project} what="The images" onRetry={refresh} />
      )}
      {error && images.length > 0 && (
        <Notice
          tone="error"
          action={
            <button type="button" className="button" onClick={more ? resume : refresh}>
              {more ? 'Go on' : 'Retry'}
            </button>
          }
        >
          <strong>The list {more ? 'is not complete' : 'could not be refreshed'}.</strong>{' '}
          <ErrorText error={error} />
        </Notice>
      )}
    </div>
  )
}
