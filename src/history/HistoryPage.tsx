import { mdiDownload } from '@mdi/js'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { imagesQuery } from '../api/images.ts'
import { session } from '../api/http/session.ts'
import { downloadText } from '../browser/download.ts'
import type { Present } from '../images/journal/stand.ts'
import { useKept } from '../images/journal/useKept.ts'
import { count } from '../text/count.ts'
import { fileName } from '../text/fileName.ts'
import { followMore } from '../ui/followMore.ts'
import { Icon } from '../ui/Icon.tsx'
import { CLOSES, lazyPart } from '../ui/lazyPart.tsx'
import { Notice } from '../ui/Notice.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { useNow } from '../ui/useNow.ts'
import { exportText } from './exportText.ts'
import { Filters } from './Filters.tsx'
import styles from './HistoryPage.module.css'
import { HistorySkeleton, HistoryTable } from './HistoryTable.tsx'
import { daysOf, entriesOf, presentIn, subOf } from './model.ts'

const ClearDialog = lazyPart(() => import('./ClearDialog.tsx'), CLOSES)
const route = getRouteApi('/projects/$project/history')

/** The number of entries shown at first; older ones are added on demand. */
const PAGE = 100

/** The changes made in a project from this browser, to filter, export and undo. */
export function HistoryPage() {
  const { project } = route.useParams()
  const search = route.useSearch()
  const now = useNow()
  const { kept, error } = useKept(project)
  const presentOf = usePresent(project)
  const [most, setMost] = useState(PAGE)
  const [clearing, setClearing] = useState(false)
  const entries = useMemo(
    () => kept && entriesOf(kept, presentOf, search, now),
    [kept, presentOf, search, now],
  )
  const isEmpty = kept?.changes.length === 0
  const unreadable = kept?.unreadable ?? 0
  const reading = kept ? undefined : 'Reading the history.'
  const nothing = isEmpty ? 'No changes yet.' : reading
  const nothingToExport = entries?.length === 0 ? (nothing ?? 'No changes match.') : nothing
  const nothingToClear = unreadable > 0 ? reading : nothing
  const save = () => {
    if (!entries || !kept) return
    const text = exportText(entries, { project, api: session().base, at: Date.now() })
    downloadText(fileName(project, 'history.json'), text, 'application/json')
  }

  return (
    <>
      <PageHead
        name={`History of ${project}`}
        title="History"
        sub={<span role="status">{subOf(kept, entries, project)}</span>}
        actions={
          <>
            <button
              type="button"
              className="button"
              {...disabledBy(nothingToClear)}
              onClick={() => !nothingToClear && setClearing(true)}
            >
              Clear history…
            </button>
            <button
              type="button"
              className={`button ${styles['export']}`}
              {...disabledBy(nothingToExport)}
              onClick={() => !nothingToExport && save()}
            >
              <Icon path={mdiDownload} /> Export JSON
            </button>
          </>
        }
      />
      <div className={styles['notices']}>
        {error && (
          <Notice tone="error">
            The history of this browser couldn’t be read: {error.message}
          </Notice>
        )}
        {unreadable > 0 && (
          <Notice tone="warning">
            {count(unreadable, 'record')} couldn’t be read; another version of the console may have
            stored {unreadable === 1 ? 'it' : 'them'}. Clearing the history removes{' '}
            {unreadable === 1 ? 'it' : 'them'}.
          </Notice>
        )}
      </div>
      <Filters kept={kept} search={search} />
      {!entries && !error && <HistorySkeleton />}
      {entries && entries.length > 0 && (
        <HistoryTable
          key={project}
          project={project}
          days={daysOf(entries.slice(0, most), now)}
          filtered={search.q !== undefined || search.show !== undefined}
        />
      )}
      {entries?.length === 0 && (
        <p className={styles['empty']}>
          {isEmpty
            ? 'No changes yet. Changes that you make here are listed, and most can be undone.'
            : 'No changes match.'}
        </p>
      )}
      {entries && entries.length > most && (
        <div className={styles['more']}>
          <button
            type="button"
            className="button"
            onClick={({ currentTarget }) => {
              followMore(currentTarget)
              setMost(most + PAGE)
            }}
          >
            Show older
          </button>
        </div>
      )}
      {clearing && (
        <ClearDialog
          project={project}
          changes={kept?.changes.length ?? 0}
          unreadable={unreadable}
          onClose={() => setClearing(false)}
        />
      )}
    </>
  )
}

const disabledBy = (why: string | undefined) => ({ 'aria-disabled': why !== undefined, title: why })

/** Looks up current images in the list. */
function usePresent(project: string): (name: string) => Present {
  const { data, hasNextPage } = useInfiniteQuery(imagesQuery(project))
  return useMemo(() => presentIn(data?.pages, hasNextPage), [data, hasNextPage])
}
