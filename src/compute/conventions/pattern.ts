/**
 * Patterns of names, label values and descriptions. `*` is any text, `#` a number, `{date}` a day
 * (20261124), `{family}` the image’s family; everything else is itself. Not regular expressions: some
 * of those take forever on a short text.
 */

const LONGEST = 100

/** What is wrong with a pattern, as a sentence; null if it is valid. */
export function patternProblem(pattern: string): string | null {
  if (pattern === '') return 'Enter a pattern.'
  if (pattern.length > LONGEST) return `Use at most ${LONGEST} characters.`
  const odd = /\{[^}]*\}?|\}/.exec(pattern.replaceAll(/\{(?:date|family)\}/g, ''))?.[0]
  return odd === undefined ? null : `${odd} means nothing here: use {family} or {date}.`
}

/** Matches one character, or any number of them. */
interface Step {
  fits(char: string): boolean
  repeats: boolean
  /** May match nothing. */
  optional: boolean
}

const isDigit = (char: string) => char >= '0' && char <= '9'
const one = (fits: Step['fits']): Step => ({ fits, repeats: false, optional: false })
const among = (chars: string) => one((char) => chars.includes(char))
const ANY: Step = { fits: () => true, repeats: true, optional: true }
const NUMBER: Step = { fits: isDigit, repeats: true, optional: false }
const DIGIT = one(isDigit)
const DATE = [among('12'), DIGIT, DIGIT, DIGIT, among('01'), DIGIT, among('0123'), DIGIT]

const PART = /\{date\}|\{family\}|[^]/gu

function stepsOf(pattern: string, family: string): Step[] {
  return (pattern.match(PART) ?? []).flatMap((part): Step[] => {
    if (part === '*') return [ANY]
    if (part === '#') return [NUMBER]
    if (part === '{date}') return DATE
    if (part !== '{family}') return [one((char) => char === part)]
    return family === '' ? [ANY] : Array.from(family, (each) => one((char) => char === each))
  })
}

/**
 * A predicate: whether one of the patterns matches the whole text. It takes at most the length of the
 * text times that of the pattern.
 * @returns takes the text, and the image’s family: without one, `{family}` is any text
 */
export function patternMatcher(
  patterns: readonly string[],
): (text: string, family?: string) => boolean {
  const known = new Map<string, Step[][]>()
  const usesFamily = patterns.some((pattern) => pattern.includes('{family}'))
  return (text, of = '') => {
    const family = usesFamily ? of : ''
    let all = known.get(family)
    if (!all) {
      all = patterns.map((pattern) => stepsOf(pattern, family))
      known.set(family, all)
    }
    return all.some((steps) => matches(text, steps))
  }
}

/** All ways through the steps at once, so that none is tried twice. */
function matches(text: string, steps: readonly Step[]): boolean {
  /** Whether this many steps may have been taken. */
  let at = Array.from({ length: steps.length + 1 }, () => false)
  at[0] = true
  skipOptional(at, steps)
  for (const char of text) {
    const next = at.map(() => false)
    let isAny = false
    for (const [index, step] of steps.entries()) {
      const isIn = step.repeats && at[index + 1]
      if ((at[index] || isIn) && step.fits(char)) isAny = next[index + 1] = true
    }
    if (!isAny) return false
    skipOptional(next, steps)
    at = next
  }
  return at[steps.length] ?? false
}

function skipOptional(at: boolean[], steps: readonly Step[]): void {
  for (const [index, step] of steps.entries()) if (at[index] && step.optional) at[index + 1] = true
}
