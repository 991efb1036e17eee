import { whole } from '../../compute/retire/parts.ts'
import MenuList, { type MenuEntry } from '../../ui/MenuList.tsx'
import { exportEntries } from '../export/entries.ts'
import { groupingWord } from './groupings.ts'
import type { Grouping } from './search.ts'
import { keysByUse, tallyAll } from './tally.ts'
import type { Listing } from './useListing.ts'

interface ViewMenuProps {
  /** Which one is open; also its name. */
  label: 'Group' | 'Export'
  project: string
  listing: Listing
  anchor: HTMLElement
  onClose(): void
}

/** The open menus of the toolbar; loaded when first opened. */
export default function ViewMenu({ label, project, listing, ...menu }: ViewMenuProps) {
  const entries = {
    Group: groupEntries,
    Export: ({ rows, list }: Listing) =>
      exportEntries(
        project,
        rows.shown.map(({ image }) => image),
        list.more,
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
