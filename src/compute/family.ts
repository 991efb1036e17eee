/**
 * What an image family resolves to: the rule by which the emulator answers `getFromFamily` and by
 * which the console predicts it.
 */
import { isActive } from './deprecation.ts'
import type { Image } from './schema.ts'
import { newestFirst } from './time.ts'

type Member = Pick<Image, 'name' | 'id' | 'status' | 'deprecated' | 'creationTimestamp'>

/** Whether an image may be its family's head: READY, and neither DEPRECATED, OBSOLETE nor DELETED. */
export const canBeHead = (image: Member): boolean => image.status === 'READY' && isActive(image)

/** Order of members, newest first; images made in the same instant by id, the greater (later) one first. */
export function byAge(a: Member, b: Member): number {
  return newestFirst(a.creationTimestamp, b.creationTimestamp) || compareIds(b.id, a.id)
}

/** The head among the members of one family, or undefined when nothing resolves. */
export function headOf<T extends Member>(members: Iterable<T>): T | undefined {
  let head: T | undefined
  for (const image of members) {
    if (canBeHead(image) && (head === undefined || byAge(image, head) < 0)) head = image
  }
  return head
}

/** Order of uint64 ids written as decimal strings, smaller first, without the loss of a number. */
export function compareIds(a = '', b = ''): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}
