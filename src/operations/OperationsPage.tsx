import { mdiRefresh } from '@mdi/js'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import type { Operation } from '../compute/schema.ts'
import { ReadError } from '../images/parts/ReadError.tsx'
import { count } from '../text/count.ts'
import { Icon } from '../ui/Icon.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Filters } from './Filters.tsx'
import { isShown } from './list.ts'
import { More } from './More.tsx'
import { OperationsSkeleton, OperationsTable } from './OperationsTable.tsx'
import styles from './OperationsPage.module.css'
import { useOperations, type Operations } from './useOperations.ts'

const route = getRouteApi('/projects/$project/operations')

/** The number of operations shown at first, and how many are added each time. */
const PAGE = 100

/** The operations of a project: running ones first, older ones on scrolling. */
export function OperationsPage() {
  const { project } = route.useParams()
  const search = route.useSearch()
  const all = useOperations(project)
  const { operations, unreadable, loading, error, readAt, more, fetching, refresh } = all
  const shown = operations.filter((operation) => isShown(operation, search))
  /** Something is known, even if only that there are none. */
  const known = !loading && (operations.length > 0 || readAt > 0 || !error)
  const isNone = known && !more && unreadable === 0 && operations.length === 0

  return (
    <>
      <PageHead
        name={`Operations of ${project}`}
        title="Operations"
        sub={
          <span role="status">
            {loading
              ? 'Reading…'
              : known
                ? countText(shown.length, all)
                : 'Couldn’t load operations'}
          </span>
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
      {loading && !error && <OperationsSkeleton />}
      {isNone && <p className={styles['empty']}>No recent operations.</p>}
      {known && operations.length > 0 && !more && shown.length === 0 && (
        <p className={styles['empty']}>No operations match.</p>
      )}
      {known && <Listed key={`${project} ${search.type} ${search.result}`} {...{ all, shown }} />}
      {known && (
        <p className={`muted ${styles['note']}`}>
          Compute Engine keeps finished operations for a limited time.
        </p>
      )}
    </>
  )
}

interface ListedProps {
  all: Operations
  /** Those that pass the filters. */
  shown: readonly Operation[]
}

/** The first rows, and more on scrolling: drawing thousands at once takes seconds. */
function Listed({ all: { more, fetching, error, fetchMore }, shown }: ListedProps) {
  const [most, setMost] = useState(PAGE)
  const isCut = shown.length > most
  return (
    <>
      {shown.length > 0 && <OperationsTable operations={shown.slice(0, most)} />}
      {(more || isCut) && (
        <More
          fetching={!isCut && fetching}
          failed={!isCut && error !== null}
          onMore={() => (isCut ? setMost(most + PAGE) : fetchMore())}
        />
      )}
    </>
  )
}

/** `26 operations`, `2 of 100 operations read so far`; “none” only once all were read. */
function countText(shown: number, { operations, more, unreadable }: Operations): string {
  const all = operations.length
  const of = shown === all ? '' : `${count(shown)} of `
  const read =
    more && all === 0
      ? 'None read so far'
      : `${of}${count(all, 'operation')}${more ? ' read so far' : ''}`
  return unreadable > 0 ? `${read}, and ${count(unreadable)} that couldn’t be read` : read
}
