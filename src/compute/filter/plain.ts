/**
 * Plain patterns: letters, digits and hyphens, classes of them, and alternatives, each of which may end in
 * `.*`. They mean the same in JavaScript as in RE2, take linear time there too, and far less of it.
 */

const PLAIN = /^(?:[-a-z0-9|]|\[[-a-z0-9]+\]|\((?:\?:)?|\)(?=[|)]|$)|\.\*(?=[|)]|$))*$/

/** The pattern for JavaScript; undefined if it isn't plain. @param pattern valid in RE2 */
export function plainExpression(pattern: string): RegExp | undefined {
  if (!PLAIN.test(pattern)) return undefined
  // In RE2, `.` is anything but a line feed.
  return new RegExp(`^(?:${pattern.replaceAll('.*', String.raw`[^\n]*`)})$`)
}

/** After any text that begins alike. */
const LAST = '\uffff'

/** The smallest and the greatest text that a pattern may match; undefined if it isn't plain. */
export interface Bounds {
  from: string
  to: string
}

export function boundsOf(pattern: string): Bounds | undefined {
  if (!PLAIN.test(pattern)) return undefined
  const tokens = pattern.match(/\[[^\]]*\]|\(\?:|\.\*|./g) ?? []
  return alternatives(tokens.values())
}

/** Reads up to the closing parenthesis, or the end. */
function alternatives(tokens: Iterator<string>): Bounds {
  const all: Bounds[] = []
  let one: Bounds = { from: '', to: '' }
  for (;;) {
    const { value: token = ')' } = tokens.next() as { value?: string }
    if (token === '|' || token === ')') {
      all.push(one)
      one = { from: '', to: '' }
      if (token === ')') return widest(all)
    } else one = joined(one, token.startsWith('(') ? alternatives(tokens) : boundsOfOne(token))
  }
}

const joined = (a: Bounds, b: Bounds): Bounds => ({ from: a.from + b.from, to: a.to + b.to })

function boundsOfOne(token: string): Bounds {
  if (token === '.*') return { from: '', to: LAST }
  // In a class, every character is in it or an end of a range in it, but for a hyphen in between.
  const chars = [...token.replaceAll(/[[\]]/g, '')].sort()
  return { from: chars[0] ?? '', to: chars.at(-1) ?? '' }
}

const widest = (all: readonly Bounds[]): Bounds => ({
  from: all.map(({ from }) => from).reduce((a, b) => (a < b ? a : b)),
  to: all.map(({ to }) => to).reduce((a, b) => (a > b ? a : b)),
})
