import { useState } from 'react'
import { CLOSES, lazyPart } from '../../ui/lazyPart.tsx'
import { MenuButton } from '../../ui/MenuButton.tsx'
import type { Entry } from '../table/entry.ts'
import type { Facets } from './facets.ts'
import { FilterBox } from './FilterBox.tsx'
import type { ImagesSearch } from './search.ts'
import { StateChips } from './StateChips.tsx'
import styles from './Toolbar.module.css'

const ApiFilter = lazyPart(() => import('./ApiFilter.tsx'))
const ViewMenu = lazyPart(() => import('./ViewMenu.tsx'), CLOSES)

interface ToolbarProps {
  project: string
  /** The images shown, in order. */
  shown: readonly Entry[]
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
export function Toolbar(props: ToolbarProps) {
  const { project, shown, search, patch, facets, more, problem, ...box } = props
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
          {(['Columns', 'Export'] as const).map((label) => (
            <MenuButton key={label} label={label} className="pill" onNear={ViewMenu.warm}>
              {(anchor, onClose) => (
                <ViewMenu {...{ label, anchor, onClose, search, patch, more, project, shown }} />
              )}
            </MenuButton>
          ))}
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
