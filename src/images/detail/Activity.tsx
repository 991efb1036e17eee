import { useQuery } from '@tanstack/react-query'
import { operationsOfQuery } from '../../api/operations.ts'
import type { Image } from '../../compute/schema.ts'
import { count } from '../../text/count.ts'
import { useNow } from '../../ui/useNow.ts'
import { OperationItem } from '../parts/OperationItem.tsx'
import { ReadError } from '../parts/ReadError.tsx'
import styles from './Activity.module.css'
import { ChangesHere } from './ChangesHere.tsx'
import { isOfAnother } from './operationFacts.ts'

interface ActivityProps {
  image: Image
  project: string
}

/** What was done to the image: in this browser, and by anyone, as far back as the service keeps operations. */
export function Activity({ image, project }: ActivityProps) {
  const now = useNow()
  return (
    <>
      <ChangesHere image={image} project={project} now={now} />
      <Operations image={image} project={project} now={now} />
    </>
  )
}

function Operations({ image, project, now }: ActivityProps & { now: number }) {
  const { data, error, dataUpdatedAt, refetch } = useQuery(operationsOfQuery(project, image.name))
  const problem = error && (
    <ReadError
      error={error}
      project={project}
      what="The operations"
      readAt={dataUpdatedAt}
      onRetry={() => void refetch()}
    />
  )
  if (!data) return problem ?? <ActivitySkeleton />
  return (
    <section aria-label="Operations on this image">
      <h2>Operations</h2>
      {problem}
      {data.items.length === 0 ? (
        data.unreadable === 0 && <p>No operations on this image are kept.</p>
      ) : (
        <ul className={styles['list']}>
          {data.items.map((operation) => (
            <li key={operation.name}>
              <OperationItem
                operation={operation}
                now={now}
                note={
                  isOfAnother(operation, image) && (
                    <span className="tag">on an earlier image with this name</span>
                  )
                }
              />
            </li>
          ))}
        </ul>
      )}
      <p className={`muted ${styles['note']}`}>
        {data.unreadable > 0 && `${count(data.unreadable, 'operation')} couldn’t be read. `}
        {data.nextPageToken !== undefined && 'These are the newest 100. '}
        Compute Engine keeps finished operations for a limited time only.
      </p>
    </section>
  )
}

/** The operations before they have been read. */
export function ActivitySkeleton() {
  return (
    <section aria-busy="true" aria-label="Operations on this image">
      <h2>Operations</h2>
      <ul className={styles['list']}>
        {['a', 'b', 'c'].map((key) => (
          <li key={key} className={styles['waiting']}>
            <span className="skeleton" />
          </li>
        ))}
      </ul>
    </section>
  )
}
