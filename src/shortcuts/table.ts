/** The keyboard shortcuts: the handler of keys, the hints in menus and the help sheet all follow this table. */

/** The pages that keys lead to. */
export type ShortcutPage =
  'images' | 'due' | 'retire' | 'operations' | 'history' | 'create' | 'settings'

/** What a shortcut does, if its keys aren't handled by the browser or by the list anyway. */
type Effect =
  /** What another key does in the list. */
  | { press: string }
  | { page: ShortcutPage }
  /** The first of these actions that is offered for the selected, open or focused images. */
  | { actions: readonly string[] }
  | { opens: 'filter' | 'help' }

export interface Shortcut {
  /** A key as events name it, or two keys one after the other: `g i`. */
  keys: string
  label: string
  effect?: Effect
}

export interface ShortcutSection {
  title: string
  shortcuts: readonly Shortcut[]
}

const go = (key: string, page: ShortcutPage, label: string): Shortcut => ({
  keys: `g ${key}`,
  label,
  effect: { page },
})

export const SHORTCUTS: readonly ShortcutSection[] = [
  {
    title: 'Anywhere',
    shortcuts: [
      { keys: 'Control+k', label: 'Search or run a command' },
      { keys: '?', label: 'Show the keyboard shortcuts', effect: { opens: 'help' } },
      { keys: 'c', label: 'Create an image', effect: { page: 'create' } },
    ],
  },
  {
    title: 'Pages',
    shortcuts: [
      go('i', 'images', 'Images'),
      go('d', 'due', 'Due'),
      go('r', 'retire', 'Retire'),
      go('o', 'operations', 'Operations'),
      go('h', 'history', 'History'),
      go('s', 'settings', 'Settings'),
    ],
  },
  {
    title: 'In a list of images',
    shortcuts: [
      { keys: 'j', label: 'Next row', effect: { press: 'ArrowDown' } },
      { keys: 'k', label: 'Previous row', effect: { press: 'ArrowUp' } },
      { keys: 'Enter', label: 'Open' },
      { keys: 'x', label: 'Select or deselect', effect: { press: ' ' } },
      { keys: 'Shift+Space', label: 'Select a range' },
      { keys: '/', label: 'Filter', effect: { opens: 'filter' } },
    ],
  },
  {
    title: 'On selected, focused or open images',
    shortcuts: [
      {
        keys: 'd',
        label: 'Deprecate',
        effect: { actions: ['deprecate', 'changeDeprecation'] },
      },
      { keys: 'l', label: 'Edit labels', effect: { actions: ['editLabels', 'labels'] } },
      {
        keys: 'e',
        label: 'Edit description and family',
        effect: { actions: ['editFields', 'family'] },
      },
      { keys: 'n', label: 'Create newer version', effect: { actions: ['createNewer'] } },
      { keys: 'm', label: 'Compare', effect: { actions: ['compare'] } },
    ],
  },
]

const ALL = SHORTCUTS.flatMap(({ shortcuts }) => shortcuts)

/** The shortcut with an effect for these keys. */
export const shortcutFor = (keys: string): Shortcut | undefined =>
  ALL.find((each) => each.keys === keys && each.effect)

/** Whether another key has to follow this one. */
export const isBeginning = (key: string): boolean =>
  ALL.some(({ keys }) => keys.startsWith(`${key} `))

/** The keys for an action on images; undefined if there are none. */
export const keysOfAction = (action: string): string | undefined =>
  ALL.find(({ effect }) => effect && 'actions' in effect && effect.actions.includes(action))?.keys

/** The keys that lead to a page. */
export const keysOfPage = (page: ShortcutPage): string | undefined =>
  ALL.find(({ effect }) => effect && 'page' in effect && effect.page === page)?.keys
