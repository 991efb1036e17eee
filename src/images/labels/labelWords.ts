/** Labels in sentences. */
import type { LabelNews } from '../../compute/changes/labelMerge.ts'
import type { Labels } from '../../compute/schema.ts'
import { visible } from '../../text/visible.ts'

/**
 * “env to staging, removed old, added tier=gold”: what someone did to labels; lists three, counts
 * the rest.
 */
export function newsWords(news: readonly LabelNews[]): string {
  const words = news.slice(0, 3).map(({ key, base, theirs }) => {
    if (theirs === undefined) return `removed ${visible(key)}`
    const value = theirs === '' ? 'nothing' : visible(theirs)
    return base === undefined
      ? `added ${visible(key)}${theirs === '' ? '' : `=${value}`}`
      : `set ${visible(key)} to ${value}`
  })
  if (news.length > 3) words.push(`${news.length - 3} more`)
  return words.join(', ')
}

/** How many labels are added, changed or removed. */
export function countChanges(before: Labels, after: Labels): number {
  const was = new Map(Object.entries(before))
  const is = new Map(Object.entries(after))
  return [...new Set([...was.keys(), ...is.keys()])].filter((key) => was.get(key) !== is.get(key))
    .length
}
