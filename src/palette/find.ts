/** What the palette finds: pure, so that the order can be tested. */
import { byAge } from '../compute/family.ts'
import type { Image } from '../compute/schema.ts'
import { timeToSort } from '../compute/time.ts'
import type { RecentPage } from '../connect/recentPages.ts'
import { Best } from './best.ts'
import type { Estate } from './estate.ts'
import { lower, placesOf, RANK, rankOf, readWords } from './fuzzy.ts'
import { bestNames } from './names.ts'

/** The headings, in the order of equally good fits. */
const GROUPS = [
  'Recent',
  'Actions',
  'Families',
  'Images',
  'Pages',
  'Lists',
  'Projects',
  'Connections',
  'Settings',
  'This browser',
] as const
type GroupName = (typeof GROUPS)[number]

/** Something that can be done. */
export interface Command {
  group: GroupName
  /** Unique in its group. */
  label: string
  /** Its name is an ID, shown in monospace. */
  isName?: boolean
  /** More words it is found by, which aren't shown. */
  words?: string
  /** Quiet text behind the label. */
  note?: string | undefined
  /** Why it can't be done now; it is still shown, with the reason. */
  reason?: string | undefined
  /** The keys that do the same, as in the table of shortcuts. */
  keys?: string | undefined
  /** Instead of running anything, it begins the text that is to be completed. */
  begins?: string
  /** The palette stays open, and shows something else. */
  stays?: true
  run(): void
}

/** One line of the palette. */
export type Found = { places: readonly number[] } & (
  | { kind: 'command'; command: Command }
  | { kind: 'image'; name: string; image?: Image }
  | { kind: 'family'; name: string }
)

export interface FoundGroup {
  name: GroupName
  found: Found[]
}

/** Lines of images and of families. More is more than anyone reads. */
const MOST = { image: 24, family: 10, recent: 6, newest: 5 }

/**
 * The lines that fit what was typed: groups with the better fits first, and within a group the better
 * fits; then active images, and then shorter names, so that numbers at their ends are in order.
 */
export function find(typed: string, commands: readonly Command[], estate: Estate): FoundGroup[] {
  const words = readWords(typed)
  const groups: (FoundGroup & { rank: number })[] = []
  const put = (name: GroupName, ranked: readonly Ranked<Found>[]) => {
    const rank = ranked[0]?.rank
    if (rank !== undefined) groups.push({ name, rank, found: ranked.map(({ item }) => item) })
  }
  const fits = commands.flatMap((command) => fitOf(command, words))
  for (const name of GROUPS) {
    const inGroup = fits.filter(({ item }) => item.command.group === name)
    put(
      name,
      inGroup.sort((a, b) => a.rank - b.rank),
    )
  }
  const families = bestNames(estate.familyNames, words, MOST.family)
  put(
    'Families',
    families.map(({ index, low, rank }) => {
      const name = estate.families[index] ?? low
      return { rank, item: { kind: 'family', name, places: placesOf(low, words) } }
    }),
  )
  const images = bestNames(estate.imageNames, words, MOST.image)
  put(
    'Images',
    images.map(({ index, low, rank }) => {
      const image = estate.images[index]
      return { rank, item: imageOf(image?.name ?? low, image, placesOf(low, words)) }
    }),
  )
  return groups.sort((a, b) => a.rank - b.rank || GROUPS.indexOf(a.name) - GROUPS.indexOf(b.name))
}

interface Ranked<T> {
  item: T
  rank: number
}

/** How a command fits, by its label or else by its other words. */
function fitOf(
  command: Command,
  words: readonly string[],
): Ranked<Extract<Found, { kind: 'command' }>>[] {
  const label = lower(command.label)
  const rank = rankOf(label, words)
  if (rank !== RANK.none) {
    return [{ rank, item: { kind: 'command', command, places: placesOf(label, words) } }]
  }
  const isMeant = rankOf(`${label} ${command.words ?? ''}`, words) < RANK.starts
  return isMeant ? [{ rank: RANK.inside, item: { kind: 'command', command, places: [] } }] : []
}

/**
 * What is offered before anything is typed: recently opened pages, the commands, and the newest images.
 * @param recent newest first; deleted ones are left out
 */
export function offered(
  recent: readonly RecentPage[],
  commands: readonly Command[],
  estate: Estate,
): FoundGroup[] {
  const opened = openedOf(recent, estate).slice(0, MOST.recent)
  const shown = new Set(opened.map(({ name }) => name))
  const newest = newestOf(estate, MOST.newest + opened.length)
    .filter(({ name }) => !shown.has(name))
    .slice(0, MOST.newest)
  const found: Partial<Record<GroupName, Found[]>> = {
    Recent: opened,
    Images: newest.map((image) => imageOf(image.name, image)),
  }
  for (const command of commands) {
    const group = (found[command.group] ??= [])
    group.push({ kind: 'command', command, places: [] })
  }
  return GROUPS.flatMap((name) => {
    const lines = found[name] ?? []
    return lines.length > 0 ? [{ name, found: lines }] : []
  })
}

/** The pages that were opened, without those known to be gone. */
function openedOf(recent: readonly RecentPage[], estate: Estate): NamedFound[] {
  const wanted = new Set(recent.map(({ name }) => name))
  const images = new Map<string, Image>()
  for (const image of estate.images) if (wanted.has(image.name)) images.set(image.name, image)
  return recent.flatMap(({ kind, name }) => {
    const image = kind === 'image' ? images.get(name) : undefined
    const isThere = image !== undefined || (kind === 'family' && estate.members.has(name))
    if (!isThere && estate.isWhole) return []
    return [kind === 'image' ? imageOf(name, image) : { kind, name, places: [] }]
  })
}

type NamedFound = Exclude<Found, { kind: 'command' }>

const imageOf = (name: string, image?: Image, places: readonly number[] = []): NamedFound => ({
  kind: 'image',
  name,
  places,
  ...(image && { image }),
})

/** ms by which the texts of two times may be in the wrong order: the widest difference of time zones. */
const ZONES = 26 * 3_600_000

/** The newest images. Only times that may be among the newest are parsed: parsing all takes too long. */
function newestOf({ images }: Estate, most: number): Image[] {
  const newest = new Best<{ image: Image; time: number }>(
    most,
    (a, b) => b.time - a.time || byAge(a.image, b.image),
  )
  let oldest = ''
  for (const image of images) {
    const { creationTimestamp = '' } = image
    if (creationTimestamp < oldest) continue
    newest.add({ image, time: timeToSort(creationTimestamp) })
    const last = newest.isFull ? (newest.items.at(-1)?.time ?? NaN) : NaN
    if (Number.isFinite(last)) oldest = new Date(last - ZONES).toISOString()
  }
  return newest.items.map(({ image }) => image)
}

/** The groups with one more line: in its group if there is one, otherwise at the end. */
export function withLast(groups: readonly FoundGroup[], command: Command): FoundGroup[] {
  const line: Found = { kind: 'command', command, places: [] }
  const isThere = groups.some(({ name }) => name === command.group)
  if (!isThere) return [...groups, { name: command.group, found: [line] }]
  return groups.map(({ name, found }) => ({
    name,
    found: name === command.group ? [...found, line] : found,
  }))
}
