/** From what was just read to the images that have changed since. */
import { hashKey } from '@tanstack/react-query'
import { parseLink } from '../../compute/links.ts'
import type { Image, Operation } from '../../compute/schema.ts'
import { isWhole } from '../../compute/unread.ts'

/** Operations by name, each with the status it was seen in. */
export type Seen = ReadonlyMap<string, Operation['status']>

/** ms by which the clocks of this machine and the API may differ. */
const SKEW = 2 * 60_000

/** The operations that are new, or have ended, since the last look. */
export const newsIn = (operations: readonly Operation[], seen: Seen): Operation[] =>
  operations.filter(({ name, status }) => {
    if (name === undefined) return false
    return !seen.has(name) || (status === 'DONE' && seen.get(name) !== 'DONE')
  })

/**
 * For the first look: the operations that may have changed something after it was read.
 * @param since when that was, ms since the epoch
 */
export const recentIn = (operations: readonly Operation[], since: number): Operation[] =>
  operations.filter(({ insertTime = '', endTime = insertTime }) => {
    return !(Date.parse(endTime) < since - SKEW)
  })

/** The names, or ids, of the project's images that operations are about. */
export function targetsOf(operations: readonly Operation[], project: string): Set<string> {
  const links = operations.map(({ targetLink = '' }) => parseLink(targetLink, project))
  const own = links.filter((link) => link?.collection === 'images' && link.project === project)
  return new Set(own.flatMap((link) => link?.name || []))
}

/** The fields of a list; images read since have more. */
const LISTED = [
  'id',
  'description',
  'family',
  'status',
  'creationTimestamp',
  'diskSizeGb',
  'archiveSizeBytes',
  'architecture',
  'labels',
  'deprecated',
] as const

/** The names of images that a list doesn't have, or has with other values. */
export function differingFrom(list: readonly Image[], now: readonly Image[]): string[] {
  const names = new Set(now.map(({ name }) => name))
  const shown = new Map(list.flatMap((each) => (names.has(each.name) ? [[each.name, each]] : [])))
  return now.filter((image) => !isSame(shown.get(image.name), image)).map(({ name }) => name)
}

/** A partly read image can't be compared. */
const isSame = (shown: Image | undefined, now: Image) =>
  shown !== undefined &&
  (!isWhole(shown) ||
    !isWhole(now) ||
    LISTED.every((field) => textOf(shown[field]) === textOf(now[field])))

/** The same for the same value, whatever the order of its keys; absent, null and empty are alike. */
const textOf = (value: unknown) => {
  const text = hashKey([value ?? ''])
  return text === '[{}]' ? '[""]' : text
}
