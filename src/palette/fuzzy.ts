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
const SHORTEST_SCATTERED = 4

/** The words of what was typed, in lowercase. */
export const readWords = (typed: string): string[] =>
  typed.toLowerCase().split(/\s+/).filter(Boolean)

/** The text in lowercase, with every letter in its place. */
export function lower(text: string): string {
  const low = text.toLowerCase()
  return low.length === text.length ? low : text
}

/**
 * The letters and digits in a text, a bit for each letter: whatever has all the letters of a word has its
 * bits as well. Compared first, because most of 100,000 names lack one.
 */
export function lettersOf(text: string): number {
  let letters = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 97 && code <= 122) letters |= 1 << (code - 97)
    else if (code >= 48 && code <= 57) letters |= 1 << (26 + ((code - 48) % 6))
  }
  return letters
}

/**
 * How well the words fit a text: the worst of them counts. No words fit everything.
 * @param text as `lower` returns it
 * @param most worse ranks don't matter, and may be returned as `none`, which is faster
 */
export function rankOf(text: string, words: readonly string[], most: number = RANK.none): number {
  let worst: number = RANK.exact
  for (const word of words) {
    const rank = rankOfWord(text, word, most)
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

function rankOfWord(text: string, word: string, most: number): number {
  const at = text.indexOf(word)
  if (at === 0) return word.length === text.length ? RANK.exact : RANK.prefix
  if (at > 0) {
    if (most < RANK.word) return RANK.none
    return wordWith(text, word, at) >= 0 ? RANK.word : RANK.inside
  }
  if (most < RANK.starts || !hasInOrder(text, word)) return RANK.none
  if (new Starts(text, word).areThere()) return RANK.starts
  return closest(text, word) >= 0 ? RANK.scattered : RANK.none
}

function placesOfWord(text: string, word: string): number[] | undefined {
  const at = text.indexOf(word)
  if (at < 0) {
    const starts = new Starts(text, word)
    if (starts.areThere()) return starts.places
    const from = closest(text, word)
    return from < 0 ? undefined : placesFrom(text, word, from)
  }
  const start = at === 0 ? at : Math.max(at, wordWith(text, word, at))
  return Array.from({ length: word.length }, (_, index) => start + index)
}

/** Where a word of the text begins with this one; -1 if none does. */
function wordWith(text: string, word: string, from: number): number {
  let at = from
  while (at >= 0 && !isStart(text, at)) at = text.indexOf(word, at + 1)
  return at
}

/** Whether all letters occur in this order: cheap, and false for nearly every text. */
function hasInOrder(text: string, word: string): boolean {
  let index = 0
  for (let at = 0; at < text.length && index < word.length; at++) {
    if (text.charCodeAt(at) === word.charCodeAt(index)) index += 1
  }
  return index === word.length
}

/** Steps after which the search for beginnings of words ends; only made-up texts need more. */
const MOST_STEPS = 2000

/** Places such that each letter begins a word of the text or follows the letter before it. */
class Starts {
  readonly places: number[] = []
  readonly #text: string
  readonly #word: string
  #steps = 0

  constructor(text: string, word: string) {
    this.#text = text
    this.#word = word
  }

  areThere(): boolean {
    return this.#place(0, 0)
  }

  /** Places the letters from the one at `index`; `next` is right after the letter before it. */
  #place(index: number, next: number): boolean {
    if (index === this.#word.length) return true
    const letter = this.#word.charCodeAt(index)
    for (let at = next; at < this.#text.length; at++) {
      if ((this.#steps += 1) > MOST_STEPS) return false
      if (this.#text.charCodeAt(at) !== letter) continue
      if (!(index > 0 && at === next) && !isStart(this.#text, at)) continue
      this.places[index] = at
      if (this.#place(index + 1, at + 1)) return true
    }
    return false
  }
}

/**
 * Where the shortest stretch with the letters in order begins; -1 if more than every other letter of it
 * would be skipped.
 */
function closest(text: string, word: string): number {
  if (word.length < SHORTEST_SCATTERED) return -1
  let best = -1
  let shortest = 2 * word.length + 1
  const letter = word.charAt(0)
  for (let from = text.indexOf(letter); from >= 0; from = text.indexOf(letter, from + 1)) {
    const span = spanFrom(text, word, from)
    if (span < shortest) [best, shortest] = [from, span]
  }
  return best
}

/** How far the letters reach from there, each at the first place it has; Infinity if they don't all occur. */
function spanFrom(text: string, word: string, from: number): number {
  let at = from
  for (let index = 1; index < word.length; index++) {
    at = text.indexOf(word.charAt(index), at + 1)
    if (at < 0) return Infinity
  }
  return at - from + 1
}

function placesFrom(text: string, word: string, from: number): number[] {
  const places = [from]
  for (let index = 1; index < word.length; index++) {
    places.push(text.indexOf(word.charAt(index), (places.at(-1) ?? from) + 1))
  }
  return places
}

/** Whether a word or a number begins here. */
function isStart(text: string, at: number): boolean {
  const here = kindOf(text.charCodeAt(at))
  return here !== Kind.other && (at === 0 || kindOf(text.charCodeAt(at - 1)) !== here)
}

const Kind = { other: 0, digit: 1, letter: 2 } as const

/** By code, because it is asked of each letter of 100,000 names. Beyond ASCII, nearly all are letters. */
function kindOf(code: number): number {
  if (code >= 48 && code <= 57) return Kind.digit
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code > 191) return Kind.letter
  return Kind.other
}
