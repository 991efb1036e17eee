import { useState } from 'react'
import { lazyPart } from '../../ui/lazyPart.tsx'
import { FilterBox } from './FilterBox.tsx'
import styles from './Toolbar.module.css'
import type { Listing } from './useListing.ts'

const ApiFilter = lazyPart(() => import('./ApiFilter.tsx'))
const ViewBar = lazyPart(() => import('./ViewBar.tsx'))

interface ToolbarProps {
  project: string
  listing: Listing
}

/** What filters and arranges the list. Its buttons come after the first rows, into room kept for them. */
export function Toolbar({ project, listing }: ToolbarProps) {
  const { box, filter, list, patch, refused } = listing
  const [asks, setAsks] = useState(false)
  const asksApi = asks || filter !== ''
  return (
    <>
      <div className={styles['toolbar']}>
        <FilterBox text={box.text} onText={box.setText} onDone={box.flush} />
        {!list.loading && (
          <ViewBar
            {...{ project, listing, asksApi }}
            onAsksApi={() => {
              setAsks(!asksApi)
              if (filter !== '') patch({ filter: undefined })
            }}
            onNearApi={ApiFilter.warm}
          />
        )}
      </div>
      {asksApi && (
        <ApiFilter
          filter={filter}
          problem={refused?.message}
          autoFocus={asks}
          onFilter={(next) => {
            // Without an expression, it stays open for another.
            setAsks(true)
            patch({ filter: next || undefined })
          }}
        />
      )}
    </>
  )
}
