/** How well what was typed fits a text, and which letters of the text it stands for. */

/** Better fits are lower; `none` for no fit. */
export const RANK = {
  exact: 0,
  /** The text begins with it. */
  prefix: 1,
  /** A word in the text begins with it. */
  word: 2,
  inside: 3,
  /** It is made of beginnings of words: `wb42` in `web-base-v42`. */
  starts: 4,
  /** Its letters are there in order, close together: `pstgrs` in `postgres`. */
  scattered: 5,
  none: Infinity,
} as const

/** Shorter words fit nearly everything when scattered. */
const SHORTEST_SCATTERED = 3

/** The words of what was typed, in lowercase. */
export const readWords = (typed: string): string[] =>
  typed.toLowerCase().split(/\s+/).filter(Boolean)

/** The text in lowercase, with every letter in its place. */
export function lower(text: string): string {
  const low = text.toLowerCase()
  return low.length === text.length ? low : text
}

/**
 * How well the words fit a text: the worst of them counts. No words fit everything.
 * @param text as `lower` returns it
 */
export function rankOf(text: string, words: readonly string[]): number {
  let worst: number = RANK.exact
  for (const word of words) {
    const rank = rankOfWord(text, word)
    if (rank === RANK.none) return rank
    if (rank > worst) worst = rank
  }
  return worst
}

/** The places of the letters that the words stand for, in order; empty if one of the words doesn't fit. */
export function placesOf(text: string, words: readonly string[]): number[] {
  const places = new Set<number>()
  for (const word of words) {
    const found = placesOfWord(text, word)
    if (!found) return []
    for (const place of found) places.add(place)
  }
  return [...places].sort((a, b) => a - b)
}

function rankOfWord(text: string, word: string): number {
  const at = text.indexOf(word)
  if (at === 0) return word.length === text.length ? RANK.exact : RANK.prefix
  if (at > 0) return wordWith(text, word, at) >= 0 ? RANK.word : RANK.inside
  if (!hasInOrder(text, word)) return RANK.none
  if (startsOf(text, word)) return RANK.starts
  return closest(text, word) ? RANK.scattered : RANK.none
}

function placesOfWord(text: string, word: string): number[] | undefined {
  const at = text.indexOf(word)
  if (at < 0) return startsOf(text, word) ?? closest(text, word)
  const start = at === 0 ? at : Math.max(at, wordWith(text, word, at))
  return Array.from(word, (_, index) => start + index)
}

/** Where a word of the text begins with this one; -1 if none does. */
function wordWith(text: string, word: string, from: number): number {
  let at = from
  while (at >= 0 && !isStart(text, at)) at = text.indexOf(word, at + 1)
  return at
}

/** Whether all letters occur in this order: cheap, and false for nearly every text. */
function hasInOrder(text: string, word: string): boolean {
  let at = -1
  for (const letter of word) {
    at = text.indexOf(letter, at + 1)
    if (at < 0) return false
  }
  return true
}

/** Places such that each letter begins a word or follows the letter before it. */
function startsOf(text: string, word: string): number[] | undefined {
  const failed = new Set<number>()
  const places: number[] = []
  /** Places the letters from the one at `index`; `next` is right after the letter before it. */
  const place = (index: number, next: number): boolean => {
    if (index === word.length) return true
    if (failed.has(index * text.length + next)) return false
    for (let at = next; at < text.length; at++) {
      const isPlace = text[at] === word[index] && ((index > 0 && at === next) || isStart(text, at))
      if (!isPlace) continue
      places[index] = at
      if (place(index + 1, at + 1)) return true
    }
    failed.add(index * text.length + next)
    return false
  }
  return place(0, 0) ? places : undefined
}

/** The shortest stretch with the letters in order, if at most every other letter of it is skipped. */
function closest(text: string, word: string): number[] | undefined {
  if (word.length < SHORTEST_SCATTERED) return undefined
  let best: number[] | undefined
  for (let from = text.indexOf(word.charAt(0)); from >= 0;) {
    const places = placesFrom(text, word, from)
    if (!places) break
    if (!best || spanOf(places) < spanOf(best)) best = places
    from = text.indexOf(word.charAt(0), from + 1)
  }
  return best && spanOf(best) <= 2 * word.length ? best : undefined
}

const spanOf = (places: readonly number[]) => (places.at(-1) ?? 0) - (places[0] ?? 0) + 1

function placesFrom(text: string, word: string, from: number): number[] | undefined {
  const places: number[] = []
  let at = from - 1
  for (const letter of word) {
    at = text.indexOf(letter, at + 1)
    if (at < 0) return undefined
    places.push(at)
  }
  return places
}

const LETTER = /\p{L}/u
const DIGIT = /\d/

/** Whether a word or a number begins here. */
function isStart(text: string, at: number): boolean {
  const [before = '', here = ''] = [text[at - 1], text[at]]
  if (before === '') return true
  if (DIGIT.test(here)) return !DIGIT.test(before)
  return LETTER.test(here) && !LETTER.test(before)
}
