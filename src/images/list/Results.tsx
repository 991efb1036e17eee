import { useCallback } from 'react'
import type { Images } from '../../api/useImages.ts'
import type { ImageAction } from '../actions/ImageDialogs.tsx'
import { withFamily, writeCollapse } from './collapse.ts'
import { COLUMNS } from './columns.ts'
import type { HeadKnowledge } from './FamilyRow.tsx'
import { ImagesTable } from './ImagesTable.tsx'
import { NoImages } from './NoImages.tsx'
import { NoMatch } from './NoMatch.tsx'
import { DEFAULT_SORT } from './search.ts'
import { SelectionBar } from './SelectionBar.tsx'
import { selectedOf } from './selection.ts'
import { TableSkeleton } from './TableSkeleton.tsx'
import type { Listing } from './useListing.ts'
import { useSelection } from './useSelection.ts'
import { hiddenBy, type FamilyRow } from './view.ts'

interface ResultsProps {
  project: string
  listing: Listing
  onAction(action: ImageAction): void
}

/** The rows, or what stands in their place when there are none. */
export function Results({ project, listing, onAction }: ResultsProps) {
  const { search, patch, filter, list, now, sort, model, box, rows, collapse } = listing
  const { selection, selected, toggle, clear } = useSelection(model.entries)
  const columns = search.columns ?? COLUMNS

  const onToggle = useCallback(
    ({ family, expanded }: FamilyRow) => {
      patch({ collapsed: writeCollapse(withFamily(collapse, family.name, expanded)) })
    },
    [patch, collapse],
  )
  const isOpen = rows.rows.some((row) => row.kind === 'family' && row.expanded)
  const fold = rows.families === 0 ? undefined : isOpen ? 'close' : 'open'

  // A page may be empty, and others still follow.
  const waiting = list.loading || (list.streaming && model.entries.length === 0)
  if (waiting) return <TableSkeleton columns={columns} />
  if (model.entries.length === 0) {
    if (list.more || (list.error && list.updatedAt === 0)) return null
    return (
      <NoImages
        project={project}
        filter={filter}
        onClearFilter={() => patch({ filter: undefined })}
      />
    )
  }
  const clearFilters = () => {
    box.setText('')
    patch({ states: undefined, due: undefined, q: undefined })
  }
  return (
    <>
      {rows.rows.length === 0 ? (
        <NoMatch
          hidden={hiddenBy(model, listing.filters)}
          more={list.more}
          search={search}
          text={box.text}
          onClear={clearFilters}
        />
      ) : (
        <ImagesTable
          {...{ project, model, view: rows, columns, sort, selection, onToggle, fold, now }}
          onSort={({ key, order }) =>
            patch({ sort: key === DEFAULT_SORT ? undefined : key, order })
          }
          onSelect={toggle}
          onAction={onAction}
          onFold={() => {
            patch({ collapsed: writeCollapse({ all: isOpen, except: new Set() }) })
          }}
          heads={headKnowledge(filter, list)}
        />
      )}
      {selected.length > 0 && (
        <SelectionBar
          selected={selected.length}
          hidden={selected.length - selectedOf(rows.shown, selection).length}
          onClear={clear}
        />
      )}
    </>
  )
}

/** Heads are told from all members of a family, and from nothing less. */
function headKnowledge(
  filter: string,
  { more, unreadable }: Pick<Images, 'more' | 'unreadable'>,
): HeadKnowledge {
  if (filter !== '' || unreadable > 0) return 'unknown'
  return more ? 'soFar' : 'known'
}
