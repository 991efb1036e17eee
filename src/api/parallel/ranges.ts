/**
 * Ranges of image names, each as a regular expression (RE2): every name is in exactly one of them. Names are
 * RFC 1035 labels, of the characters below.
 */

/** In the order in which names are sorted. */
const CHARS = '-0123456789abcdefghijklmnopqrstuvwxyz'

/** Names from `from`, up to but without `to`; undefined: without an end. */
export interface Range {
  from: string
  to: string | undefined
}

/**
 * Ranges with about the same number of names each, judging by the sample.
 * @param sample some names, in any order
 * @returns at most `count`, in order, at least one
 */
export function rangesOf(sample: Iterable<string>, count: number): Range[] {
  const names = [...new Set(sample)].sort()
  const starts = new Set<string>()
  for (let n = 1; n < count; n++) {
    const at = Math.floor((n * names.length) / count)
    const [before, name] = [names[at - 1], names[at]]
    if (before !== undefined && name !== undefined) starts.add(shortestBetween(before, name))
  }
  const all = ['', ...starts]
  return all.map((from, index) => ({ from, to: all[index + 1] }))
}

export const isIn = ({ from, to }: Range, name: string): boolean =>
  name >= from && (to === undefined || name < to)

/** The beginning of `name` that is still after `before`. */
function shortestBetween(before: string, name: string): string {
  let same = 0
  while (before[same] === name[same]) same++
  return name.slice(0, same + 1)
}

/** The pattern that the names of a range, and no others, match as a whole. */
export const patternOf = ({ from, to }: Range): string => pattern(from, to) ?? '-'

/** The rest of names from `from` up to `to`; undefined: there is none. */
function pattern(from: string, to: string | undefined): string | undefined {
  if (to === '') return undefined
  if (from === '' && to === undefined) return '.*'
  const [first, last] = [from[0], to?.[0]]
  if (first !== undefined && first === last)
    return after(first, pattern(from.slice(1), to?.slice(1)))
  const between = CHARS.slice(
    first === undefined ? 0 : CHARS.indexOf(first) + 1,
    last === undefined ? CHARS.length : CHARS.indexOf(last),
  )
  const parts = [
    from === '' ? '' : undefined,
    first && after(first, pattern(from.slice(1), undefined)),
    between === '' ? undefined : `${classOf(between)}.*`,
    last && after(last, pattern('', to?.slice(1))),
  ].filter((part) => part !== undefined)
  return parts.length === 1 ? parts[0] : `(?:${parts.join('|')})`
}

const after = (char: string, rest: string | undefined) =>
  rest === undefined ? undefined : char + rest

/** Consecutive characters as a class: `[-0-9a-c]`. */
function classOf(chars: string): string {
  const runs = [/-/, /[0-9]+/, /[a-z]+/].map((kind) => kind.exec(chars)?.[0] ?? '')
  const shown = runs.map((run) => (run.length > 2 ? `${run[0]}-${run.at(-1)}` : run))
  return `[${shown.join('')}]`
}
