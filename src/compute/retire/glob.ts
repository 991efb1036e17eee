/** Name patterns: `web-*`, in which `*` stands for any text. */
import { matchesWildcard } from '../filter/compare.ts'

/** Room for a whole name and as many stars as anyone needs. */
const GLOB = /^[-a-z0-9*]{1,100}$/

/** What is wrong with a pattern, as a sentence; null if it is valid. */
export function globProblem(text: string): string | null {
  // A dash is no name, and stands for an empty list in the URL of a policy: for all names.
  if (text === '' || text === '-') return 'Enter a name or a pattern.'
  if (GLOB.test(text)) return null
  return 'Use lowercase letters, digits and dashes, with * for any text; at most 100 characters.'
}

/** A predicate: whether one of the patterns matches the whole name. */
export function matcherOf(patterns: readonly string[]): (name: string) => boolean {
  if (patterns.includes('*')) return () => true
  const names = new Set(patterns)
  const globs = patterns.filter((pattern) => pattern.includes('*'))
  return (name) => names.has(name) || globs.some((glob) => matchesWildcard(name, glob))
}
