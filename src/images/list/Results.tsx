import { useRouter } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { lastResult } from '../../api/http/lastResult.ts'
import { session } from '../../api/http/session.ts'
import type { Images } from '../../api/useImages.ts'
import type { Image } from '../../compute/schema.ts'
import { lazyPart } from '../../ui/lazyPart.tsx'
import type { ImageAction } from '../actions/ImageDialogs.tsx'
import { sortSearch } from '../table/columns.ts'
import type { Entry } from '../table/entry.ts'
import type { HeadKnowledge } from '../table/FamilyRow.tsx'
import { ImagesTable } from '../table/ImagesTable.tsx'
import { contentOf, type Content } from '../table/layout.ts'
import { rememberOrder } from '../table/memory.ts'
import type { FamilyRow } from '../table/rows.ts'
import { Selected } from '../table/Selected.tsx'
import { TableSkeleton } from '../table/TableSkeleton.tsx'
import { useSelection } from '../table/useSelection.ts'
import { withFamily, writeCollapse } from './collapse.ts'
import { columnsOf } from './search.ts'
import type { Listing } from './useListing.ts'

const NoImages = lazyPart(() => import('./NoImages.tsx'))
const NoMatch = lazyPart(() => import('./NoMatch.tsx'))

const lastContent = lastResult<Content>()

interface ResultsProps {
  project: string
  listing: Listing
  onAction(action: ImageAction): void
}

/** The rows, or what replaces them when there are none. */
export function Results({ project, listing, onAction }: ResultsProps) {
  const { search, patch, filter, list, now, sort, model, rows, collapse } = listing
  const selecting = useSelection(project, model.entries, rows.shown)
  const { group = 'family' } = search
  const [columns, chosen] = useMemo(() => {
    const all = columnsOf(search)
    const set = all.flatMap(({ column, width }) => (width ? [[column, width]] : []))
    return [all.map(({ column }) => column), Object.fromEntries(set)]
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- all that it reads
  }, [search.columns, search.group])
  useRememberOrder(project, rows.shown)
  const heads = headKnowledge(filter, list)
  const isHead = useCallback(
    (image: Image) => heads !== 'unknown' && model.heads.has(image),
    [heads, model],
  )
  const year = new Date(now).getFullYear()
  const { protection } = session()
  const measured = lastContent([model, heads === 'unknown', year, protection], () =>
    contentOf(model.entries, isHead, year, protection),
  )
  const content = useMemo(() => ({ ...measured, chosen }), [measured, chosen])

  const onToggle = useCallback(
    ({ family, expanded }: FamilyRow) => {
      patch({ collapsed: writeCollapse(withFamily(collapse, family.name, expanded)) })
    },
    [patch, collapse],
  )
  const isOpen = rows.rows.some((row) => row.kind === 'family' && row.expanded)

  // A page may be empty even though more follow.
  const isUnread =
    (listing.wantsUse && !listing.usedBy) ||
    (listing.rules.length > 0 && listing.broken === undefined)
  const waiting =
    list.loading ||
    (list.streaming && model.entries.length === 0) ||
    (isUnread && rows.rows.length === 0 && !list.error)
  if (waiting)
    return <TableSkeleton columns={columns} label="Loading the images" rows={16} beside />
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
  return (
    <>
      {rows.rows.length === 0 ? (
        // What can’t be checked doesn’t fail to match; why it can’t is said above.
        !(listing.rules.length > 0 && listing.broken === null) && <NoMatch listing={listing} />
      ) : (
        <ImagesTable
          {...{ project, content, columns, sort, isHead, onAction, now }}
          page={project}
          beside
          label="Images"
          view={rows}
          onSort={(next) => patch(sortSearch(next))}
          selected={selecting.selected}
          onSelect={selecting.toggle}
          families={
            group === 'none'
              ? undefined
              : {
                  by: group,
                  heads,
                  onToggle,
                  fold: {
                    next: isOpen ? 'collapse' : 'expand',
                    run: () =>
                      patch({ collapsed: writeCollapse({ all: isOpen, except: new Set() }) }),
                  },
                }
          }
        />
      )}
      <Selected {...{ project, selecting, onAction }} shown={rows.shown} />
    </>
  )
}

/** For the pages of its images, which lead to the next one. */
function useRememberOrder(project: string, shown: readonly Entry[]): void {
  const router = useRouter()
  const [entry] = useState(() => router.state.location.state.__TSR_index)
  useEffect(() => rememberOrder(project, { shown, entry }), [project, shown, entry])
}

/** Heads can only be determined from all members of a family. */
function headKnowledge(
  filter: string,
  { more, unreadable }: Pick<Images, 'more' | 'unreadable'>,
): HeadKnowledge {
  if (filter !== '' || unreadable > 0) return 'unknown'
  return more ? 'soFar' : 'known'
}
