import { mdiChevronDown, mdiDownload, mdiFilterVariant, mdiViewColumnOutline } from '@mdi/js'
import { useState } from 'react'
import { count } from '../../text/count.ts'
import { Icon } from '../../ui/Icon.tsx'
import { CLOSES, lazyPart } from '../../ui/lazyPart.tsx'
import { MenuButton } from '../../ui/MenuButton.tsx'
import { groupingWord } from './groupings.ts'
import styles from './ViewBar.module.css'
import type { Listing } from './useListing.ts'

const ViewMenu = lazyPart(() => import('./ViewMenu.tsx'), CLOSES)
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
  const [dialog, setDialog] = useState<'filters' | 'columns'>()
  const close = () => setDialog(undefined)
  const picked = Object.values(filters.picks).flatMap((values) => values ?? []).length
  const menu = (label: 'Group' | 'Export') => (anchor: HTMLElement, onClose: () => void) => (
    <ViewMenu {...{ label, project, listing, anchor, onClose }} />
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
        <MenuButton
          label={`Group: ${groupingWord(search.group)}`}
          face={
            <>
              <span className={styles['choice']}>Group: {groupingWord(search.group)}</span>
              <Icon path={mdiChevronDown} />
            </>
          }
          className={`button ${styles['group']}`}
          onNear={ViewMenu.warm}
        >
          {menu('Group')}
        </MenuButton>
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
      {dialog === 'filters' && <FiltersDialog listing={listing} onClose={close} />}
      {dialog === 'columns' && <ColumnsDialog {...{ search, patch }} onClose={close} />}
    </>
  )
}
