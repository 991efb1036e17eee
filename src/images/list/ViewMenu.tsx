import type { Image } from '../../compute/schema.ts'
import MenuList, { type MenuEntry } from '../../ui/MenuList.tsx'
import { exportEntries } from '../export/entries.ts'
import { COLUMN_NAMES, COLUMNS, IN_FAMILY, type Column } from '../table/columns.ts'
import type { ImagesSearch } from './search.ts'

interface ViewMenuProps {
  /** Which one is open; also its name. */
  label: 'Columns' | 'Export'
  project: string
  search: ImagesSearch
  patch(change: Partial<ImagesSearch>): void
  /** The images shown, in order. */
  shown: readonly { image: Image }[]
  /** Not all images have been loaded. */
  more: boolean
  anchor: HTMLElement
  onClose(): void
}

/** The open menus of the toolbar; loaded when first opened. */
export default function ViewMenu(props: ViewMenuProps) {
  const { label, project, search, patch, shown, more, ...menu } = props
  const entries =
    label === 'Columns'
      ? columnEntries(search, patch)
      : exportEntries(
          project,
          shown.map(({ image }) => image),
          more,
        )
  return <MenuList {...menu} {...{ label, entries }} />
}

function columnEntries(search: ImagesSearch, patch: ViewMenuProps['patch']): MenuEntry[] {
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
