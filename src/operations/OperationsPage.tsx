import { mdiRefresh } from '@mdi/js'
import { getRouteApi } from '@tanstack/react-router'
import { ReadError } from '../images/parts/ReadError.tsx'
import { count } from '../text/count.ts'
import { Icon } from '../ui/Icon.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { useNow } from '../ui/useNow.ts'
import { Filters } from './Filters.tsx'
import { isShown } from './list.ts'
import { More } from './More.tsx'
import { OperationsSkeleton, OperationsTable } from './OperationsTable.tsx'
import styles from './OperationsPage.module.css'
import { useOperations } from './useOperations.ts'

const route = getRouteApi('/projects/$project/operations')

/** The operations of a project: running ones first, older ones on scrolling. */
export function OperationsPage() {
  const { project } = route.useParams()
  const search = route.useSearch()
  const now = useNow()
  const { operations, loading, error, readAt, more, fetching, fetchMore, refresh } =
    useOperations(project)
  const shown = operations.filter((operation) => isShown(operation, search))
  /** Something is known, even if only that there are none. */
  const known = !loading && (operations.length > 0 || readAt > 0 || !error)

  return (
    <>
      <PageHead
        name={`Operations of ${project}`}
        title="Operations"
        sub={
          loading
            ? 'Reading…'
            : known
              ? countText(shown.length, operations.length, more)
              : 'Couldn’t load operations'
        }
        actions={
          <button type="button" className="button" aria-busy={fetching} onClick={refresh}>
            <Icon path={mdiRefresh} /> Refresh
          </button>
        }
      />
      <Filters operations={known ? operations : undefined} more={more} search={search} />
      {error && (
        <ReadError
          error={error}
          project={project}
          what="The operations"
          readAt={readAt}
          onRetry={refresh}
        />
      )}
      {known && shown.length > 0 && <OperationsTable operations={shown} now={now} />}
      {loading && !error && <OperationsSkeleton />}
      {known && !more && shown.length === 0 && (
        <p className={styles['empty']}>
          {operations.length === 0 ? 'No recent operations.' : 'No operations match.'}
        </p>
      )}
      {more && <More fetching={fetching} failed={error !== null} onMore={fetchMore} />}
      {known && (
        <p className={`muted ${styles['note']}`}>
          Compute Engine keeps finished operations for a limited time.
        </p>
      )}
    </>
  )
}

/** `26 operations`, `2 of 100 operations read so far`; “none” only once all were read. */
const countText = (shown: number, all: number, more: boolean): string =>
  more && all === 0
    ? 'None read so far'
    : `${shown === all ? '' : `${count(shown)} of `}${count(all, 'operation')}${more ? ' read so far' : ''}`
