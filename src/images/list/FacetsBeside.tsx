import { useSyncExternalStore } from 'react'
import { Facets, type FacetsProps } from './Facets.tsx'
import styles from './Facets.module.css'
import { NO_PICKS } from './facetGroups.ts'

/** From this width, the page has room for them; as in ImagesPage.module.css. */
const wide = () => matchMedia('(min-width: 1200px)')

function onWidth(listener: () => void): () => void {
  const media = wide()
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}

/** The facets beside the table, on a wide page. */
export default function FacetsBeside(props: FacetsProps) {
  const isWide = useSyncExternalStore(onWidth, () => wide().matches)
  if (!isWide) return null
  const isFiltered = Object.values(props.filters.picks).some(Boolean)
  return (
    <section aria-label="Filters" className={styles['beside']}>
      {isFiltered && (
        <button
          type="button"
          className={`${styles['more']} ${styles['clear']}`}
          onClick={({ currentTarget }) => {
            props.patch(NO_PICKS)
            currentTarget.parentElement?.querySelector('input')?.focus()
          }}
        >
          Clear
        </button>
      )}
      <Facets {...props} />
    </section>
  )
}
