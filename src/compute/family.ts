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

/** Whether an image can be its family's head: READY, and not DEPRECATED, OBSOLETE or DELETED. */
export const canBeHead = (image: Member): boolean => image.status === 'READY' && isActive(image)

/**
 * Order of members, newest first; images created at the same instant by id, the greater (later) one
 * first.
 */
export function byAge(a: Member, b: Member): number {
  return newestFirst(a.creationTimestamp, b.creationTimestamp) || compareIds(b.id, a.id)
}

/** The members newest first, as {@link byAge} orders them; parses each time once. */
export const newestFirstOf = <T extends Member>(members: readonly T[]): T[] =>
  members
    .map((image) => ({ image, time: timeToSort(image.creationTimestamp) }))
    .sort((a, b) => b.time - a.time || compareIds(b.image.id, a.image.id))
    .map(({ image }) => image)

/** The head among the members of one family; undefined if it resolves to nothing. */
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
 * Whether it can't be known what a family resolves to, because an image that may be its head has an
 * unreadable status, state or time. If so, `headOf` is a guess that must not be shown.
 * @param members all members of the family
 * @param strays images whose family couldn't be read: they may be members too
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
 * Of the images whose family couldn't be read, the one that decides `headUnknown` for all of them:
 * the newest that may be a head. Each family then checks one image instead of all.
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

/** Whether an image may be its family's head, as far as it could be read. */
const mayBeHead = (image: Member) =>
  (image.status === 'READY' || isUnread(image, 'status')) &&
  (isActive(image) || isUnread(image, 'deprecated.state'))

const isUnclear = (image: Member) =>
  ['status', 'deprecated.state', 'creationTimestamp', 'id'].some((field) => isUnread(image, field))

const isOlder = (image: Member, head: Member) =>
  !isUnread(image, 'creationTimestamp') &&
  newestFirst(image.creationTimestamp, head.creationTimestamp) > 0

/** Order of uint64 ids written as decimal strings, smaller first, without loss of precision. */
export function compareIds(a = '', b = ''): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}
