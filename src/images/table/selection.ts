import type { Entry } from './entry.ts'

/**
 * The selected images. Selecting a whole list doesn't go through it: `all` is the list, and `keys`
 * are those of the exceptions. Without a list, `keys` are those of the selected images.
 */
export interface Selection {
  readonly all?: readonly Entry[] | undefined
  readonly keys: ReadonlySet<string>
  /** See `keysOf`. */
  collected?: ReadonlySet<string>
}

export const NONE: Selection = { keys: new Set() }

/** How much of a set is selected; `mixed`: some, but not all. */
export type Extent = 'none' | 'mixed' | 'all'

/** The selection as it concerns a page and what the page shows now. */
export interface Selected {
  /** Whether a shown image is selected. */
  has(entry: Entry): boolean
  /** The selected images, including filtered ones; deleted ones don't count. */
  images: readonly Entry[]
  /** How many of them are shown. */
  shown: number
}

/**
 * @param entries all entries of the page
 * @param shown those that pass the filters; fast if they are the list that was selected
 */
export function selectedOf(
  entries: readonly Entry[],
  shown: readonly Entry[],
  selection: Selection,
): Selected {
  const isBut = selection.all === shown
  const keys = isBut ? selection.keys : keysOf(selection)
  const has = ({ key }: Entry) => keys.has(key) !== isBut
  if (!isBut && keys.size === 0) return { has, images: [], shown: 0 }
  const images = isBut && keys.size === 0 ? shown : (isBut ? shown : entries).filter(has)
  return { has, images, shown: isBut ? images.length : countIf(shown, has) }
}

/** How many of these entries are selected. */
export const countIf = (entries: readonly Entry[], has: Selected['has']): number =>
  entries.filter(has).length

export const extentOf = (selected: number, of: number): Extent =>
  selected === 0 ? 'none' : selected === of ? 'all' : 'mixed'

/**
 * Selects these entries, or deselects them if all are selected.
 * @param shown what the page shows; the entries are all or some of them
 */
export function toggled(
  some: readonly Entry[],
  shown: readonly Entry[],
  selection: Selection,
): Selection {
  const isBut = selection.all === shown
  const keys = isBut ? selection.keys : keysOf(selection)
  const found = keys.size && countIf(some, ({ key }) => keys.has(key))
  const on = isBut ? found > 0 : found < some.length
  // Nothing else is selected, or excepted.
  if (some === shown && found === keys.size) return on ? { keys: NONE.keys, all: shown } : NONE
  const result = new Set(keys)
  for (const { key } of some) {
    // In a list of exceptions, selecting removes.
    if (on === isBut) result.delete(key)
    else result.add(key)
  }
  return { all: isBut ? shown : undefined, keys: result }
}

/** The shown images that aren't selected. */
export const inverted = (shown: readonly Entry[], { has }: Selected): Selection => ({
  all: shown,
  keys: new Set(shown.filter(has).map(({ key }) => key)),
})

/** The keys of the selected images; collected once the page no longer shows the list. */
function keysOf(selection: Selection): ReadonlySet<string> {
  const { all, keys } = selection
  return all
    ? (selection.collected ??= new Set(all.flatMap(({ key }) => (keys.has(key) ? [] : key))))
    : keys
}
