/**
 * Names, arranged for finding the best of 100,000 for each key: what is looked at in all of them is in one
 * text and in arrays, because reading each name by itself takes most of the time.
 */
import { Best } from './best.ts'
import { lettersOf, lower, RANK, rankOf } from './fuzzy.ts'

export interface Names {
  /** All of them as `lower` returns them, a line each. */
  text: string
  /** Where each begins in the text, and where one more would. */
  starts: Uint32Array
  /** Those of each, as `lettersOf` returns them. */
  letters: Int32Array
  /** 1 for those that come after equally good ones: images that aren't active. */
  later: Uint8Array
}

/** @param isLater whether a name comes after equally good ones */
export function namesOf(names: readonly string[], isLater: (index: number) => boolean): Names {
  const starts = new Uint32Array(names.length + 1)
  const letters = new Int32Array(names.length)
  const later = new Uint8Array(names.length)
  const lows = names.map((name, index) => {
    const low = lower(name)
    starts[index + 1] = (starts[index] ?? 0) + low.length + 1
    letters[index] = lettersOf(low)
    later[index] = Number(isLater(index))
    return low
  })
  return { text: lows.join('\n'), starts, letters, later }
}

/** How a name fits. */
export interface Fit {
  index: number
  low: string
  rank: number
}

/**
 * The names that fit best: better ranks first, and of the same rank those that aren't `later`, then shorter
 * ones, so that numbers at their ends are in order.
 * @param words at least one
 */
export function bestNames(names: Names, words: readonly string[], most: number): Fit[] {
  const { text, starts, letters, later } = names
  const wanted = lettersOf(words.join(''))
  const longest = Math.max(...words.map(({ length }) => length))
  const best = new Best<Fit>(most, byFit)
  let last: Fit | undefined
  const lengthOf = (index: number) => (starts[index + 1] ?? 0) - (starts[index] ?? 0) - 1
  const lowOf = (index: number) => text.slice(starts[index], (starts[index + 1] ?? 0) - 1)

  function byFit(a: Fit, b: Fit) {
    if (a.rank !== b.rank) return a.rank - b.rank
    return isBefore(a.index, b) ? -1 : isBefore(b.index, a) ? 1 : 0
  }
  /** Which of two that fit equally well comes first. */
  function isBefore(index: number, other: Fit): boolean {
    const [a = 0, b = 0] = [later[index], later[other.index]]
    if (a !== b) return a < b
    const length = lengthOf(index)
    return length === other.low.length ? lowOf(index) < other.low : length < other.low.length
  }
  function consider(index: number, isInside: boolean) {
    if (((letters[index] ?? 0) & wanted) !== wanted) return
    // Compared before it is ranked: most can only replace the last one by a better rank.
    const enough = !last ? RANK.none : isBefore(index, last) ? last.rank : last.rank - 1
    const likely = !isInside ? RANK.starts : lengthOf(index) === longest ? RANK.exact : RANK.prefix
    if (enough < likely) return
    const low = lowOf(index)
    const rank = rankOf(low, words, enough)
    if (rank > enough || rank === RANK.none) return
    best.add({ index, low, rank })
    if (best.isFull) last = best.items.at(-1)
  }

  // First the names with the first word as it stands: any other name fits worse.
  const [first = ''] = words
  const isInside = new Uint8Array(letters.length)
  for (let index = 0, at = text.indexOf(first); at >= 0; at = text.indexOf(first, starts[index])) {
    while ((starts[index + 1] ?? 0) <= at) index++
    isInside[index] = 1
    consider(index, true)
    index++
  }
  if (last && last.rank < RANK.starts) return best.items
  for (let index = 0; index < letters.length; index++) {
    if (isInside[index] === 0) consider(index, false)
  }
  return best.items
}
