/** The URL parameters of the images page: filters, order, columns, collapsed groups. */
import {
  COLUMNS,
  readSort,
  USUAL_COLUMNS,
  type ChosenColumn,
  type SortSearch,
} from '../table/columns.ts'
import { DUE, USES, type Picks } from './facets.ts'

/** What rows are grouped by; `none` for one list. */
export type Grouping = 'family' | 'none' | 'state' | 'architecture' | `label.${string}`

const DENSITIES = ['comfortable', 'compact'] as const
export type Density = (typeof DENSITIES)[number]

/** The least and most px that a column can be set to. */
export const WIDTHS = [60, 800] as const

export interface ImagesSearch extends SortSearch, Picks {
  /** Words that images must contain. */
  q?: string
  /** A filter expression evaluated by the API. */
  filter?: string
  /** How rows are grouped, unless by family. */
  group?: Grouping
  /** The collapsed groups; see collapse.ts for the format. */
  collapsed?: string
  /** The columns shown, in order, each with its width if one is set: `labels:300`. */
  columns?: readonly string[]
  /** Row density, if not that of the settings. */
  density?: Density
  /** All images, although another view is the default. */
  view?: 'all'
}

/**
 * Reads the URL parameters (or the typed values of a link), without defaults. Invalid values are
 * ignored; never throws.
 */
export function imagesSearch(raw: Record<string, unknown>): ImagesSearch {
  return defined({
    ...readSort(raw),
    states: readList(raw['states']),
    due: pick(DUE, raw['due']),
    arch: readList(raw['arch']),
    use: pick(USES, raw['use']),
    labels: readList(raw['labels']),
    q: readText(raw['q']),
    filter: readText(raw['filter']),
    group: readGrouping(raw['group']),
    collapsed: readText(raw['collapsed']),
    columns: readColumns(raw['columns']),
    density: DENSITIES.find((each) => each === raw['density']),
    view: raw['view'] === 'all' ? raw['view'] : undefined,
  })
}

/** The columns shown, in order, without the one that the groups make redundant. */
export function columnsOf({
  columns = USUAL_COLUMNS,
  group = 'family',
}: ImagesSearch): ChosenColumn[] {
  const chosen = columns.flatMap((text) => readColumn(text) ?? [])
  // The state comes with dates and a replacement.
  return chosen.filter(({ column }) => column === 'state' || column !== group)
}

/** Reads `labels` or `labels:300`; undefined for anything else. */
export function readColumn(text: string): ChosenColumn | undefined {
  const [name, width] = text.split(':')
  const column = COLUMNS.find((each) => each === name)
  if (!column) return undefined
  const px = Math.round(Number(width))
  return { column, width: px >= WIDTHS[0] && px <= WIDTHS[1] ? px : undefined }
}

/** The columns as written in the URL; undefined for the default. */
export function writeColumns(chosen: readonly ChosenColumn[]): string[] | undefined {
  const texts = chosen.map(({ column, width }) => (width ? `${column}:${width}` : column))
  return String(texts) === String(USUAL_COLUMNS) || texts.length === 0 ? undefined : texts
}

function readColumns(value: unknown): string[] | undefined {
  const chosen = listOf(value).flatMap((text) => readColumn(text) ?? [])
  const isFirst = ({ column }: ChosenColumn, n: number) =>
    chosen.findIndex((each) => each.column === column) === n
  return writeColumns(chosen.filter(isFirst))
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function readGrouping(value: unknown): Grouping | undefined {
  const isGrouping =
    typeof value === 'string' && /^(?:none|state|architecture|label\..+)$/s.test(value)
  return isGrouping ? (value as Grouping) : undefined
}

/** `b,a` or `['b', 'a']` as a list. */
function listOf(value: unknown): string[] {
  const given: unknown = typeof value === 'string' ? value.split(',') : value
  return Array.isArray(given) ? given.filter((each) => typeof each === 'string' && each !== '') : []
}

/** The same sorted, each value once; undefined for none. */
function readList(value: unknown): string[] | undefined {
  const texts = listOf(value)
  return texts.length > 0 ? [...new Set(texts)].sort() : undefined
}

/** The known values among these, in the order of `known`; undefined for none. */
function pick<T extends string>(known: readonly T[], value: unknown): T[] | undefined {
  const given = listOf(value)
  const found = known.filter((item) => given.includes(item))
  return found.length > 0 ? found : undefined
}

function defined(search: { [K in keyof ImagesSearch]: ImagesSearch[K] | undefined }): ImagesSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))
}
