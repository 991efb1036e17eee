/**
 * The column widths of a table of images. They are computed from the longest texts in the data, not
 * from the document: so they are known before a row is drawn, and stay the same while scrolling,
 * filtering and selecting. Names and states are shown in full as long as they fit; long
 * replacements give way first, then labels.
 */
import { linkName } from '../../compute/links.ts'
import { isProtected } from '../../compute/protection.ts'
import type { Image } from '../../compute/schema.ts'
import { unreadFields } from '../../compute/unread.ts'
import { word } from '../../text/words.ts'
import type { Column } from './columns.ts'
import type { Entry } from './entry.ts'

/**
 * px per character: the monospace of names, with glyphs on whole pixels; that of labels; running
 * text, generously; names of families, which are short and have many digits and hyphens; tags.
 */
const MONO = 8
const LABEL = 7.25
const TEXT = 7.7
const FAMILY = 9.2
const SMALL = 6.3

const GAP = 12
const TAG = 14
const MARK = 17
const SELECT = 40
const MENU = 28
const END = 12
/** To the left of names is the button that expands a family. */
const INDENT = 16
const HEAD = 8 + 46
const PROTECTED = 8 + 14
const PARTLY_READ = 8 + 78
const ARROW = 10 + 24
/** The animation while an image is being created. */
const STATUS_MARK = 38
/**
 * Characters in `overdue: … by 30 Sep` besides the state, and in the year if it isn't the current
 * one.
 */
const OVERDUE = 19
const YEAR = 5
/** px of a replacement that is cut, which is before labels shrink and other columns are hidden. */
const CUT = ARROW + 16 * MONO

const FIXED = { architecture: 90, size: 64, created: 112, use: 150 } as const
/** `+12` */
const MIN_LABELS = 44
/** Two short ones: as much is shown of them before a replacement is in full. */
const SOME_LABELS = 170
const MOST_LABELS = 460
const MOST_FAMILY = 260
/** `14 disks, 14 instances and 3 templates`: reading what uses the images must not move columns. */
const MOST_USE = 270
const MIN_NAME = 120
const MIN_STATE = 96
/** Characters of a name; the API allows no longer ones. */
const LONGEST = 64

/** px for the longest of each, and what was chosen. */
export interface Content {
  name: number
  /** A state with its additions, without the replacement. */
  state: number
  /** The same with the full replacement. */
  replaced: number
  /** The same with the replacement cut, of those that aren’t overdue: these do without one. */
  plain: number
  family: number
  labels: number
  /** Of the columns that are set to a width. */
  chosen?: Readonly<Partial<Record<Column, number>>>
}

/** The layout for a table that is still loading. */
export const USUAL: Content = {
  name: 190,
  state: 110,
  replaced: 290,
  plain: 270,
  family: 120,
  labels: 200,
}

/**
 * Measures all entries, including filtered ones.
 * @param isHead whether an image is marked as the head of its family
 * @param thisYear dates of other years are written with theirs
 * @param protection the key of the label that protects
 */
export function contentOf(
  entries: readonly Entry[],
  isHead: (image: Image) => boolean,
  thisYear: number,
  protection: string,
): Content {
  const content = {
    name: MIN_NAME,
    state: MIN_STATE,
    replaced: MIN_STATE,
    plain: MIN_STATE,
    family: 60,
    labels: MIN_LABELS,
  }
  const [first, next] = [thisYear, thisYear + 1].map((year) => Date.UTC(year, 0))
  const isThisYear = (at: number) => at >= (first ?? 0) && at < (next ?? 0)
  for (const { image, state, due } of entries) {
    const { status = '', deprecated, family = '' } = image
    let name = nameWidth(image.name)
    if (isHead(image)) name += HEAD
    if (unreadFields(image).length > 0) name += PARTLY_READ
    // Looked up only where it could matter: for 100,000 images it takes as long as all the rest.
    if (name + PROTECTED > content.name && isProtected(image, protection)) name += PROTECTED
    let stateWidth = MARK + wordWidth(state)
    if (status !== 'READY') stateWidth += GAP + STATUS_MARK + wordWidth(status)
    if (due)
      stateWidth +=
        10 + TAG + (OVERDUE + due.state.length + (isThisYear(due.since.at) ? 0 : YEAR)) * SMALL
    const link = deprecated?.replacement
    const replacement = link ? ARROW + nameWidth(linkName(link)) : 0
    if (!due) content.plain = Math.max(content.plain, stateWidth + Math.min(replacement, CUT))
    content.name = Math.max(content.name, name)
    content.state = Math.max(content.state, stateWidth)
    content.replaced = Math.max(content.replaced, stateWidth + replacement)
    content.family = Math.max(content.family, family.length * FAMILY)
    content.labels = Math.max(content.labels, labelsWidth(image.labels))
  }
  return content
}

const nameWidth = (name: string) => Math.min(name.length, LONGEST) * MONO

/** Few distinct words, measured again and again. */
const wordWidths = new Map<string, number>()

function wordWidth(value: string): number {
  let width = wordWidths.get(value)
  if (width === undefined) wordWidths.set(value, (width = word(value).length * TEXT))
  return width
}

function labelsWidth(labels: Image['labels']): number {
  let width = 0
  for (const key in labels) width += TAG + (key.length + (labels[key]?.length ?? 0) + 1) * LABEL + 6
  return width
}

export interface Layout {
  /** The columns that fit. */
  columns: readonly Column[]
  /** CSS: the tracks of a row, including the name and what is before and after the columns. */
  tracks: string
  /** px of the name column. */
  name: number
  /** px for labels; 0 without that column. */
  labels: number
}

/**
 * Distributes the width. Replacements are cut first, and left out next to a due date; then labels
 * shrink to a number; then architecture and size are hidden, then labels; as a last resort names
 * are cut. A width that was chosen is kept.
 * @param width px of the table
 * @param wanted the requested columns, in order
 */
export function layoutOf(
  width: number,
  content: Content,
  wanted: readonly Column[],
  grouped: boolean,
): Layout {
  const { chosen = {} } = content
  const least = { ...leastWidths(content), ...chosen }
  let columns = wanted
  let name = Math.ceil(content.name + (grouped ? INDENT : 0))
  const free = () =>
    width -
    (SELECT + name + MENU + END + GAP * (columns.length + 2)) -
    columns.reduce((sum, column) => sum + least[column], 0)
  for (const column of ['architecture', 'size'] as const) {
    if (free() < 0) columns = columns.filter((each) => each !== column)
  }
  if (free() < 0) least.state = chosen.state ?? content.state
  for (const column of ['labels', 'family', 'use'] as const) {
    if (free() < 0) columns = columns.filter((each) => each !== column)
  }
  if (free() < 0) name = Math.max(MIN_NAME, Math.floor(name + free()))
  if (free() < 0) least.state = Math.max(MIN_STATE, least.state + free())

  const widths = { ...least }
  let left = Math.max(0, free())
  const grow = (column: Column, most: number) => {
    if (!columns.includes(column) || chosen[column]) return
    const more = Math.min(left, Math.max(0, most - widths[column]))
    widths[column] += more
    left -= more
  }
  grow('labels', Math.min(content.labels, SOME_LABELS))
  grow('use', MOST_USE)
  grow('state', content.replaced)
  grow('labels', Math.min(content.labels, MOST_LABELS))
  // Spare width goes where it separates least or, without such a column, before the menu.
  grow('labels', Infinity)
  grow('state', Infinity)
  const tracks = columns.map((column) => `${Math.floor(widths[column])}px `).join('')
  return {
    columns,
    tracks: `${SELECT}px ${name}px ${tracks}minmax(${MENU}px, 1fr)`,
    name,
    labels: columns.includes('labels') ? Math.floor(widths.labels) : 0,
  }
}

const leastWidths = (content: Content): Record<Column, number> => ({
  ...FIXED,
  state: Math.max(content.state, content.plain),
  family: Math.min(content.family, MOST_FAMILY),
  labels: MIN_LABELS,
})

/**
 * How many labels fit, with the number of the rest after them.
 * @param labels texts in display order
 * @param room px
 */
export function fitting(labels: readonly string[], room: number): number {
  let used = 0
  for (const [index, label] of labels.entries()) {
    used += TAG + label.length * LABEL + (index > 0 ? 6 : 0)
    const rest = index + 1 < labels.length ? MIN_LABELS - 10 : 0
    if (used + rest > room) return index
  }
  return labels.length
}
