import { useNavigate } from '@tanstack/react-router'
import { whole } from '../../compute/retire/parts.ts'
import { visible } from '../../text/visible.ts'
import MenuList, { type MenuEntry } from '../../ui/MenuList.tsx'
import { copyText } from '../../ui/copyText.ts'
import { exportEntries } from '../export/entries.ts'
import { groupingWord } from './groupings.ts'
import { imagesSearch, type Grouping } from './search.ts'
import type { SavedView } from './savedViews.ts'
import { keysByUse, tallyAll } from './tally.ts'
import type { Listing } from './useListing.ts'
import type { Views } from './useViews.ts'

interface ViewMenuProps {
  /** Which one is open; also its name. */
  label: 'View' | 'Group' | 'Export'
  project: string
  listing: Listing
  views: Views
  onManage(): void
  anchor: HTMLElement
  onClose(): void
}

/** The open menus of the toolbar; loaded when first opened. */
export default function ViewMenu(props: ViewMenuProps) {
  const { label, project, listing, views, onManage, ...menu } = props
  const navigate = useNavigate()
  const open = (view: SavedView | undefined) =>
    void navigate({
      to: '/projects/$project/images',
      params: { project },
      search: imagesSearch(views.searchOf(view)),
      replace: true,
      resetScroll: false,
    })
  const entries = {
    View: () => viewEntries(views, open, onManage),
    Group: groupEntries,
    Export: ({ rows, list }: Listing) =>
      exportEntries(
        project,
        rows.shown.map(({ image }) => image),
        list,
      ),
  }[label](listing)
  return <MenuList {...menu} {...{ label, entries }} />
}

/** Label keys that are offered. */
const KEYS = 12

function groupEntries({ model, search, patch }: Listing): MenuEntry[] {
  const { group: current = 'family' } = search
  const entry = (group: Grouping) => ({
    label: groupingWord(group),
    checked: group === current,
    onSelect: () =>
      // Groups of another kind have other names.
      patch({ group: group === 'family' ? undefined : group, collapsed: undefined }),
  })
  const used = keysByUse(whole(tallyAll(model.entries))).slice(0, KEYS)
  const keys = used.map((key): Grouping => `label.${key}`)
  if (current.startsWith('label.') && !keys.includes(current)) {
    keys.push(current)
  }
  return [
    entry('family'),
    entry('architecture'),
    entry('state'),
    entry('none'),
    ...(keys.length > 0 ? [{ heading: 'By label' }, ...keys.map(entry)] : []),
  ]
}

function viewEntries(
  views: Views,
  open: (view: SavedView | undefined) => void,
  onManage: () => void,
): MenuEntry[] {
  return [
    {
      label: 'All images',
      checked: views.query === '',
      onSelect: () => open(undefined),
    },
    ...views.views.map((view) => ({
      label: visible(view.name),
      ...(views.isDefault(view) && { detail: 'Default' }),
      checked: view === views.current,
      onSelect: () => open(view),
    })),
    'divider',
    { label: 'Save or manage views…', onSelect: onManage },
    {
      label: 'Copy link to this view',
      onSelect: () =>
        void copyText(
          location.origin + location.pathname + (views.query || '?view=all'),
          'Link copied.',
        ),
    },
  ]
}
