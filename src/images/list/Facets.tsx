import { useCallback, useState } from 'react'
import { count } from '../../text/count.ts'
import { useInParts } from '../../ui/useInParts.ts'
import type { Entry } from '../table/entry.ts'
import { FacetValues } from './FacetValues.tsx'
import { facetGroups, FIXED, pickedOf, withPicked, type FacetGroup } from './facetGroups.ts'
import styles from './Facets.module.css'
import type { ImagesSearch } from './search.ts'
import { tallies, type Tally } from './tally.ts'
import type { Filters } from './view.ts'

export interface FacetsProps {
  /** All images that have been loaded. */
  entries: readonly Entry[]
  filters: Filters
  /** Not all images have been loaded, perhaps none: the numbers may grow. */
  more: boolean
  /** Changes the URL parameters. */
  patch(change: Partial<ImagesSearch>): void
}

/** Label keys that are shown at first; those with chosen values always are. */
const KEYS = 3

/** The filters by state, planned date, architecture and labels, each value with its number. */
export function Facets({ entries, filters, more, patch }: FacetsProps) {
  const work = useCallback(() => tallies(entries, filters), [entries, filters])
  const { value: counts } = useInParts(work)
  const groups = useGroups(counts?.all, filters.picks)
  const [allKeys, setAllKeys] = useState(false)
  const labels = groups.filter(({ param }) => param === 'labels')
  const hidden = allKeys
    ? []
    : labels.slice(KEYS).filter((group) => pickedOf(group, filters.picks).length === 0)
  return (
    <div className={styles['facets']}>
      {groups
        .filter((group) => !hidden.includes(group))
        .map((group) => (
          <FacetValues
            key={group.id}
            group={group}
            picks={filters.picks}
            counts={counts?.now}
            more={more}
            patch={patch}
          />
        ))}
      {(hidden.length > 0 || allKeys) && (
        <button
          type="button"
          className={styles['more']}
          aria-expanded={allKeys}
          onClick={() => setAllKeys(!allKeys)}
        >
          {allKeys ? 'Fewer labels' : count(hidden.length, 'more label')}
        </button>
      )}
    </div>
  )
}

/** The facets; what is shown keeps its place when more images arrive. */
function useGroups(all: Tally | undefined, picks: Filters['picks']): FacetGroup[] {
  const [seen, setSeen] = useState<Tally>()
  const [groups, setGroups] = useState<readonly FacetGroup[]>(FIXED)
  if (all && all !== seen) {
    setSeen(all)
    setGroups(facetGroups(all, groups))
  }
  return withPicked(groups, picks)
}
