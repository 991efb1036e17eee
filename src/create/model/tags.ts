/**
 * Resource manager tags: a key and a value, both by number or both by name.
 * Source: discovery document, `ImageParams.resourceManagerTags`.
 */
import { isBlank, type LabelRow } from '../../compute/labelRows.ts'

const NUMBERED_KEY = /^tagKeys\/\d+$/
const NUMBERED_VALUE = /^tagValues\/\d+$/
const NAMED_KEY = /^[^/\s]+\/[^/\s]+$/

/** What is wrong with one tag, as a sentence; null if it is valid. */
export function tagProblem({ key, value }: LabelRow): string | null {
  if (NUMBERED_KEY.test(key)) {
    return NUMBERED_VALUE.test(value)
      ? null
      : 'With a numbered key, the value must be tagValues/NUMBER.'
  }
  if (!NAMED_KEY.test(key)) return 'Use tagKeys/NUMBER or ORGANIZATION/NAME for the key.'
  if (value === '') return 'Enter a value.'
  return /[\s/]/.test(value) ? 'A value’s name can’t contain spaces or slashes.' : null
}

/** What is wrong with the set of tags; null if it can be sent. */
export function tagsProblem(tags: readonly LabelRow[]): string | null {
  const set = tags.filter((tag) => !isBlank(tag))
  const keys = new Set(set.map((tag) => tag.key))
  if (keys.size < set.length) return 'The same key is used twice.'
  for (const tag of set) {
    const problem = tagProblem(tag)
    if (problem) return problem
  }
  return null
}
