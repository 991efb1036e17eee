/**
 * What an image family resolves to: the rule by which the emulator answers `getFromFamily` and by
 * which the console predicts it.
 */
import { isActive } from './deprecation.ts'
import type { Image } from './schema.ts'
import { newestFirst, timeToSort } from './time.ts'
import { isUnread, type PartlyRead } from './unread.ts'

type Member = Pick<Image, 'name' | 'id' | 'status' | 'deprecated' | 'creationTimestamp'> &
  PartlyRead

/** Whether an image may be its family's head: READY, and neither DEPRECATED, OBSOLETE nor DELETED. */
export const canBeHead = (image: Member): boolean => image.status === 'READY' && isActive(image)

/** Order of members, newest first; images made in the same instant by id, the greater (later) one first. */
export function byAge(a: Member, b: Member): number {
  return newestFirst(a.creationTimestamp, b.creationTimestamp) || compareIds(b.id, a.id)
}

/** The members newest first, as {@link byAge} orders them; reads each time once. */
export const newestFirstOf = <T extends Member>(members: readonly T[]): T[] =>
  members
    .map((image) => ({ image, time: timeToSort(image.creationTimestamp) }))
    .sort((a, b) => b.time - a.time || compareIds(b.image.id, a.image.id))
    .map(({ image }) => image)

/** The head among the members of one family, or undefined when nothing resolves. */
export function headOf<T extends Member>(members: Iterable<T>): T | undefined {
  let head: T | undefined
  let headTime = -Infinity
  for (const image of members) {
    if (!canBeHead(image)) continue
    const time = timeToSort(image.creationTimestamp)
    const isNewer = time > headTime || (time === headTime && compareIds(image.id, head?.id) > 0)
    if (head !== undefined && !isNewer) continue
    head = image
    headTime = time
  }
  return head
}

/**
 * Whether it cannot be told what a family resolves to, because of fields that could not be read: an
 * image may be its head of which the status, the state or the time is not known. Where this is true,
 * `headOf` is a guess that must not be shown.
 * @param members all members of the family
 * @param strays images whose family could not be read: they may be members, too
 */
export function headUnknown(members: Iterable<Member>, strays: Iterable<Member> = []): boolean {
  const candidates = [...members].filter(mayBeHead)
  const head = headOf(candidates)
  const may = (image: Member) => !head || image === head || !isOlder(image, head)
  if ([...strays].some((image) => mayBeHead(image) && may(image))) return true
  if (!head) return candidates.length > 0
  if (isUnread(head, 'creationTimestamp')) return candidates.length > 1
  return candidates.some((image) => image !== head && isUnclear(image) && may(image))
}

/**
 * Of images whose family could not be read, the one that tells `headUnknown` as much as all of them
 * do: the newest that may be a head. One is asked about each family, not all.
 */
export function newestStray<T extends Member>(strays: Iterable<T>): T | undefined {
  let newest: T | undefined
  let newestTime = -Infinity
  for (const image of strays) {
    if (!mayBeHead(image)) continue
    const isTimeless = isUnread(image, 'creationTimestamp')
    const time = isTimeless ? Infinity : timeToSort(image.creationTimestamp)
    if (newest !== undefined && time <= newestTime) continue
    newest = image
    newestTime = time
  }
  return newest
}

/** Whether an image may be its family's head by what could be read of it. */
const mayBeHead = (image: Member) =>
  (image.status === 'READY' || isUnread(image, 'status')) &&
  (isActive(image) || isUnread(image, 'deprecated.state'))

const isUnclear = (image: Member) =>
  ['status', 'deprecated.state', 'creationTimestamp', 'id'].some((field) => isUnread(image, field))

const isOlder = (image: Member, head: Member) =>
  !isUnread(image, 'creationTimestamp') &&
  newestFirst(image.creationTimestamp, head.creationTimestamp) > 0

/** Order of uint64 ids written as decimal strings, smaller first, without the loss of a number. */
export function compareIds(a = '', b = ''): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}
