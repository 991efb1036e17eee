/** The history as rows: by day, newest first, each run as one entry with its changes. */
import type { Page } from '../api/http/read.ts'
import type { Image } from '../compute/schema.ts'
import { kindOf } from '../images/journal/kinds.ts'
import { standOf, withLater, type Present, type Stand } from '../images/journal/stand.ts'
import { MOST_KEPT, type Kepts } from '../runs/disk.ts'
import type { Kept, KeptRun } from '../runs/kept.ts'
import { count } from '../text/count.ts'
import { minuteTime } from '../text/time.ts'
import type { HistorySearch, Shown } from './search.ts'

export interface Row {
  kept: Kept
  stand: Stand
}

export type Entry =
  | { kind: 'change'; at: number; row: Row }
  /** `rows` are the matching changes, `all` every change of the run, both in run order. */
  | { kind: 'run'; at: number; run: KeptRun; rows: readonly Row[]; all: readonly Row[] }

export interface Day {
  /** `Today, 28 Nov 2026` */
  title: string
  entries: readonly Entry[]
}

const DAY = 24 * 60 * 60 * 1000

/**
 * The matching entries, newest first.
 * @param presentOf looks up an image's current state by name
 * @param now ms since the epoch
 */
export function entriesOf(
  { changes, runs }: Pick<Kepts, 'changes' | 'runs'>,
  presentOf: (name: string) => Present,
  { q = '', show, days }: HistorySearch,
  now: number,
): Entry[] {
  const later = withLater(changes)
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  const from = days === undefined ? -Infinity : now - Number(days) * DAY
  const byRun = new Map<string, { all: Row[]; rows: Row[] }>(
    runs.map(({ id }) => [id, { all: [], rows: [] }]),
  )
  const entries: Entry[] = []
  for (const kept of changes) {
    const stand = standOf(kept, presentOf(kept.step.target.image), later.get(kept))
    const row = { kept, stand }
    const isAsked = isShown(kept, show) && matches(kept, words) && kept.at >= from
    const run = byRun.get(kept.run ?? '')
    run?.all.push(row)
    if (isAsked && run) run.rows.push(row)
    else if (isAsked && show !== 'runs') entries.push({ kind: 'change', at: kept.at, row })
  }
  for (const run of runs) {
    const { all = [], rows = [] } = byRun.get(run.id) ?? {}
    const byPlace = (a: Row, b: Row) => (a.kept.place ?? 0) - (b.kept.place ?? 0)
    if (rows.length === 0) continue
    entries.push({ kind: 'run', at: run.at, run, rows: rows.sort(byPlace), all: all.sort(byPlace) })
  }
  return entries.sort((a, b) => b.at - a.at)
}

/** The number of changes of each kind, and of runs. */
export function countsOf({
  changes,
  runs,
}: Pick<Kepts, 'changes' | 'runs'>): Record<Shown | 'all', number> {
  const counts = {
    all: changes.length,
    runs: runs.length,
    state: 0,
    labels: 0,
    family: 0,
    deleted: 0,
  }
  for (const { step } of changes) {
    const kind = kindOf(step.change)
    if (kind !== 'other') counts[kind] += 1
  }
  return counts
}

/** Groups entries by day, in the browser's time zone. */
export function daysOf(entries: readonly Entry[], now: number): Day[] {
  const days = new Map<string, Entry[]>()
  for (const entry of entries) {
    const day = dayText(entry.at)
    days.set(day, [...(days.get(day) ?? []), entry])
  }
  const [today, yesterday] = [dayText(now), dayText(now - DAY)]
  return [...days].map(([day, entries]) => ({
    title: day === today ? `Today, ${day}` : day === yesterday ? `Yesterday, ${day}` : day,
    entries,
  }))
}

/** `28 Nov 2026` */
const dayText = (at: number): string => minuteTime(at).split(',')[0] ?? ''

const isShown = ({ step }: Kept, show: Shown | undefined): boolean =>
  show === undefined || show === 'runs' || kindOf(step.change) === show

/** Whether every word occurs in the image's name, families or labels; one in quotes, whether it is one of them. */
function matches({ step, before, result }: Kept, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const after = result?.kind === 'done' ? result.after : undefined
  const labels = [before?.labels, after?.labels].flatMap((each) => Object.entries(each ?? {}))
  const texts = [
    step.target.image,
    before?.family ?? '',
    after?.family ?? '',
    ...labels.map(([key, value]) => `${key}=${value}`),
  ].map((text) => text.toLowerCase())
  return words.every((word) => {
    const [, whole] = /^"(.+)"$/.exec(word) ?? []
    return texts.some((text) => (whole === undefined ? text.includes(word) : text === whole))
  })
}

/** `480 of 5,000 changes recorded for acme. Stored in this browser only.` */
export function subOf(
  kept: Kepts | undefined,
  entries: readonly Entry[] | undefined,
  project: string,
): string {
  const all = kept?.changes.length ?? 0
  const shown = (entries ?? []).reduce(
    (sum, entry) => sum + (entry.kind === 'run' ? entry.rows.length : 1),
    0,
  )
  const of = shown === all ? '' : `${count(shown)} of `
  const most = all < MOST_KEPT ? '' : `, the latest ${count(MOST_KEPT)}`
  return `${kept ? of + count(all, 'change') : 'Changes'} recorded for ${project}. Stored in this browser only${most}.`
}

/**
 * Looks up images in the pages of a list: null for one that isn't there although all of it was read. Pages kept
 * from an earlier visit say nothing of how images are now.
 * @param pages undefined: none was read
 * @param more whether there are others
 */
export function presentIn(
  pages: readonly Page<Image>[] | undefined,
  more: boolean,
): (name: string) => Present {
  const read = (pages ?? []).filter(({ at }) => at === undefined)
  const images = new Map(read.flatMap(({ items }) => items).map((image) => [image.name, image]))
  const isWhole =
    read.length > 0 &&
    read.length === pages?.length &&
    !more &&
    read.every(({ unreadable }) => unreadable === 0)
  return (name) => images.get(name) ?? (isWhole ? null : undefined)
}
