import { useState } from 'react'
import { lazyPart } from '../../ui/lazyPart.tsx'
import { Menu } from '../../ui/Menu.tsx'
import type { MenuEntry } from '../../ui/MenuList.tsx'
import { COLUMN_NAMES, COLUMNS, IN_FAMILY, type Column } from '../table/columns.ts'
import type { Facets } from './facets.ts'
import { FilterBox } from './FilterBox.tsx'
import type { ImagesSearch } from './search.ts'
import { StateChips } from './StateChips.tsx'
import styles from './Toolbar.module.css'

const ApiFilter = lazyPart(() => import('./ApiFilter.tsx'))

interface ToolbarProps {
  search: ImagesSearch
  /** Changes the URL parameters. */
  patch(change: Partial<ImagesSearch>): void
  /** Undefined if nothing is known yet. */
  facets: Facets | undefined
  /** Not all images have been loaded: the numbers may grow. */
  more: boolean
  text: string
  onText(text: string): void
  onTextDone(): void
  /** The API's error message about the filter expression. */
  problem: string | undefined
}

/** What filters and arranges the list. */
export function Toolbar({ search, patch, facets, more, problem, ...box }: ToolbarProps) {
  const filter = search.filter ?? ''
  const [asks, setAsks] = useState(false)
  const asksApi = asks || filter !== ''
  return (
    <>
      <div className={styles['toolbar']}>
        <StateChips
          facets={facets}
          more={more}
          states={search.states}
          onlyDue={search.due ?? false}
          onStates={(states) => patch({ states })}
          onOnlyDue={(only) => patch({ due: only || undefined })}
        />
        <FilterBox text={box.text} onText={box.onText} onDone={box.onTextDone} />
        <div className={styles['end']}>
          <button
            type="button"
            className="pill"
            aria-pressed={asksApi}
            onPointerEnter={ApiFilter.warm}
            onFocus={ApiFilter.warm}
            onClick={() => {
              setAsks(!asksApi)
              if (filter !== '') patch({ filter: undefined })
            }}
          >
            API filter
          </button>
          <button
            type="button"
            className="pill"
            aria-pressed={!search.flat}
            onClick={() => patch({ flat: search.flat ? undefined : true })}
          >
            By family
          </button>
          <Menu label="Columns" className="pill" entries={() => columnEntries(search, patch)} />
        </div>
      </div>
      {asksApi && (
        <ApiFilter
          filter={filter}
          problem={problem}
          onFilter={(next) => patch({ filter: next || undefined })}
        />
      )}
    </>
  )
}

function columnEntries(search: ImagesSearch, patch: ToolbarProps['patch']): MenuEntry[] {
  const shown: readonly Column[] = search.columns ?? COLUMNS
  const offered = search.flat ? COLUMNS : IN_FAMILY
  const last = offered.filter((column) => shown.includes(column)).length === 1
  return offered.map((column) => ({
    label: COLUMN_NAMES[column],
    checked: shown.includes(column),
    disabledReason: last && shown.includes(column) ? 'The only column shown' : undefined,
    onSelect: () => {
      patch({ columns: COLUMNS.filter((each) => shown.includes(each) !== (each === column)) })
    },
  }))
}
