/**
 * Resource manager tags: a key and a value, both by number or both by name.
 * Source: discovery document, `ImageParams.resourceManagerTags`.
 */
import { isBlank, type LabelRow } from '../../compute/labelRows.ts'

const NUMBERED_KEY = /^tagKeys\/\d+$/
const NUMBERED_VALUE = /^tagValues\/\d+$/
const NAMED_KEY = /^[^/\s]+\/[^/\s]+$/

/** What is wrong with one tag, as a sentence; null when it is fine. */
export function tagProblem({ key, value }: LabelRow): string | null {
  if (NUMBERED_KEY.test(key)) {
    return NUMBERED_VALUE.test(value) ? null : 'The value of a numbered key is tagValues/NUMBER.'
  }
  if (!NAMED_KEY.test(key)) return 'A key is tagKeys/NUMBER, or ORGANISATION/NAME.'
  if (value === '') return 'Give the value.'
  return /[\s/]/.test(value) ? 'A value by name has no spaces and no slash.' : null
}

/** What is wrong with the tags as a whole; null when they can be sent. */
export function tagsProblem(tags: readonly LabelRow[]): string | null {
  const set = tags.filter((tag) => !isBlank(tag))
  const keys = new Set(set.map((tag) => tag.key))
  if (keys.size < set.length) return 'A key is there twice.'
  for (const tag of set) {
    const problem = tagProblem(tag)
    if (problem) return problem
  }
  return null
}
