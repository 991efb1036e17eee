import { mdiChevronDown, mdiDownload, mdiFilterVariant, mdiViewColumnOutline } from '@mdi/js'
import { useEffect, useState } from 'react'
import { count } from '../../text/count.ts'
import { visible } from '../../text/visible.ts'
import { Icon } from '../../ui/Icon.tsx'
import { CLOSES, lazyPart } from '../../ui/lazyPart.tsx'
import { MenuButton } from '../../ui/MenuButton.tsx'
import { groupingWord } from './groupings.ts'
import type { ImagesSearch } from './search.ts'
import { useViews, type Views } from './useViews.ts'
import styles from './ViewBar.module.css'
import type { Listing } from './useListing.ts'

const ViewMenu = lazyPart(() => import('./ViewMenu.tsx'), CLOSES)
const ViewsDialog = lazyPart(() => import('./ViewsDialog.tsx'), CLOSES)
const ColumnsDialog = lazyPart(() => import('./ColumnsDialog.tsx'), CLOSES)
const FiltersDialog = lazyPart(() => import('./FiltersDialog.tsx'), CLOSES)

interface ViewBarProps {
  project: string
  listing: Listing
  /** The box for a filter expression is shown. */
  asksApi: boolean
  onAsksApi(): void
  onNearApi(): void
}

/** The buttons beside the filter box. */
export default function ViewBar(props: ViewBarProps) {
  const { project, listing, asksApi, onAsksApi, onNearApi } = props
  const { search, patch, filters } = listing
  const [dialog, setDialog] = useState<'filters' | 'columns' | 'views'>()
  const close = () => setDialog(undefined)
  const views = useViews(project, search)
  useViewParam(views.hasDefault, search, patch)
  const picked = Object.values(filters.picks).flatMap((values) => values ?? []).length
  const menu =
    (label: 'View' | 'Group' | 'Export') => (anchor: HTMLElement, onClose: () => void) => (
      <ViewMenu
        {...{ label, project, listing, views, anchor, onClose }}
        onManage={() => setDialog('views')}
      />
    )
  return (
    <>
      <button
        type="button"
        className={`button ${styles['filters']}`}
        aria-haspopup="dialog"
        aria-label={picked > 0 ? `Filters, ${count(picked)} chosen` : 'Filters'}
        onPointerEnter={FiltersDialog.warm}
        onFocus={FiltersDialog.warm}
        onClick={() => setDialog('filters')}
      >
        <Icon path={mdiFilterVariant} />
        <span className={styles['word']}>Filters</span>
        {picked > 0 && <span className="tag accent">{count(picked)}</span>}
      </button>
      <div className={styles['end']}>
        <button
          type="button"
          className={`button ${styles['api']}`}
          aria-pressed={asksApi}
          onPointerEnter={onNearApi}
          onFocus={onNearApi}
          onClick={onAsksApi}
        >
          API filter
        </button>
        {(['View', 'Group'] as const).map((label) => {
          const words = label === 'View' ? viewWord(views) : groupingWord(search.group)
          return (
            <MenuButton
              key={label}
              label={`${label}: ${words}`}
              face={
                <>
                  <span className={styles['choice']}>
                    <span className={styles['what']}>{label}: </span>
                    {words}
                  </span>
                  <Icon path={mdiChevronDown} />
                </>
              }
              className={`button ${styles[label === 'View' ? 'view' : 'group']}`}
              onNear={ViewMenu.warm}
            >
              {menu(label)}
            </MenuButton>
          )
        })}
        <button
          type="button"
          className="button square"
          aria-label="Columns"
          title="Columns"
          aria-haspopup="dialog"
          onPointerEnter={ColumnsDialog.warm}
          onFocus={ColumnsDialog.warm}
          onClick={() => setDialog('columns')}
        >
          <Icon path={mdiViewColumnOutline} />
        </button>
        <MenuButton
          label="Export"
          face={<Icon path={mdiDownload} />}
          className="button square"
          onNear={ViewMenu.warm}
        >
          {menu('Export')}
        </MenuButton>
      </div>
      {dialog === 'filters' && <FiltersDialog {...{ listing, onAsksApi }} onClose={close} />}
      {dialog === 'views' && <ViewsDialog views={views} onClose={close} />}
      {dialog === 'columns' && <ColumnsDialog {...{ search, patch }} onClose={close} />}
    </>
  )
}

const viewWord = ({ query, current }: Views): string =>
  current ? visible(current.name) : query === '' ? 'All images' : 'Custom'

/** If another view is the default, the URL says that it is all images: it would open with that one. */
function useViewParam(hasDefault: boolean, search: ImagesSearch, patch: Listing['patch']): void {
  const { view, ...others } = search
  const wanted = hasDefault && Object.keys(others).length === 0 ? 'all' : undefined
  useEffect(() => {
    if (view !== wanted) patch({ view: wanted })
  }, [view, wanted, patch])
}
