/** How images differ, field by field, seen from the first: what replacing it by another one changes. */
import type { Image } from '../schema.ts'
import { isUnread } from '../unread.ts'
import { missingFrom, type Item, type Meaning } from './breaking.ts'
import { fieldRules, type FieldRule } from './fields.ts'

export const MOST_COMPARED = 4

export interface Value extends Item {
  /** It isn't in another image, or it isn't in the first. */
  mark?: 'removed' | 'added'
}

export interface Row {
  name: string
  /** What it means that there is no value. */
  none: string
  /** One per image: empty if it isn't set, undefined if it couldn't be read. */
  values: readonly (readonly Value[] | undefined)[]
  kind: 'breaking' | 'other' | 'same'
  /** What the difference to the first image means, each with the index of the image. */
  meanings: readonly (Meaning & { at: number })[]
}

/**
 * Compares images of one project, with all their fields.
 * @param images the first is what the others would replace
 * @returns one row per field: breaking differences, then the others, then what is the same; within
 * these in the order of the fields. A field that couldn't be read is a difference, because it may be
 * one.
 */
export function compareImages(images: readonly Image[], project: string): Row[] {
  const rows = fieldRules(images).flatMap((rule) => rowOf(rule, images, project))
  const of = (kind: Row['kind']) => rows.filter((row) => row.kind === kind)
  return [...of('breaking'), ...of('other'), ...of('same')]
}

function rowOf(rule: FieldRule, images: readonly Image[], project: string): Row[] {
  const all = images.map((image) =>
    isUnread(image, rule.path) ? undefined : distinct(rule.of(image, project)),
  )
  if (all.every((items) => items?.length === 0) && rule.none === undefined) return []
  const [first, ...rest] = all
  const meanings = rest.flatMap((items, index) => meaningsOf(rule, first, items, index + 1))
  const same = all.every((items) => items && first && areSame(first, items))
  const kind = same ? 'same' : meanings.some(({ breaking }) => breaking) ? 'breaking' : 'other'
  const values = all.map((items, index) =>
    index === 0 ? removed(rule, items, rest) : added(first, items),
  )
  return [{ name: rule.name, none: rule.none ?? 'not set', values, kind, meanings }]
}

function meaningsOf(
  rule: FieldRule,
  before: readonly Item[] | undefined,
  after: readonly Item[] | undefined,
  at: number,
): (Meaning & { at: number })[] {
  if (!before || !after) return [{ at, text: UNREAD, breaking: false }]
  if (areSame(before, after)) return []
  return (rule.rule?.(before, after) ?? []).map((meaning) => ({ ...meaning, at }))
}

const UNREAD = 'It couldn’t be read, so it may differ.'

const distinct = (items: readonly Item[]): readonly Item[] => [
  ...new Map(items.map((item) => [item.key, item])).values(),
]

/** The order of a list means nothing. */
const areSame = (a: readonly Item[], b: readonly Item[]) =>
  a.length === b.length && missingFrom(a, b).length === 0

function removed(
  { many = false }: FieldRule,
  items: readonly Item[] | undefined,
  others: readonly (readonly Item[] | undefined)[],
): readonly Value[] | undefined {
  if (!many) return items
  return items?.map((item) =>
    others.some((other) => other && missingFrom(other, [item]).length > 0)
      ? { ...item, mark: 'removed' }
      : item,
  )
}

function added(
  first: readonly Item[] | undefined,
  items: readonly Item[] | undefined,
): readonly Value[] | undefined {
  if (!first) return items
  return items?.map((item) =>
    missingFrom(first, [item]).length > 0 ? { ...item, mark: 'added' } : item,
  )
}

/** The comparison as text, to paste elsewhere: one field per line, without those that are the same. */
export function comparisonText(names: readonly string[], rows: readonly Row[]): string {
  const lines = rows
    .filter(({ kind }) => kind !== 'same')
    .map(({ name, values, kind, none, meanings }) => {
      const what = values.map((items) => valueText(items, none)).join(' → ')
      const why = meanings.map(({ text }) => text).join(' ')
      return `${kind === 'breaking' ? '! ' : '  '}${name}: ${what}${why && ` (${why})`}`
    })
  return [names.join(' → '), ...lines, ''].join('\n')
}

/** The value of a field as text: `GVNIC, UEFI_COMPATIBLE`. */
function valueText(items: readonly Item[] | undefined, none: string): string {
  if (!items) return 'couldn’t be read'
  return items.length === 0 ? none : items.map(({ text }) => text).join(', ')
}
