/**
 * Label rules of the API: at most 64; a key has 1–63 characters and starts with a lower-case or
 * uncased letter, a value has 0–63; both of lower-case or uncased letters, digits, `_` and `-`.
 * Source: the service's error texts and "Labeling resources"; the character classes are gcloud's.
 */

export const MAX_LABELS = 64
const MAX_LABEL_LENGTH = 63

const KEY = /^[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{N}_-]{0,62}$/u
const VALUE = /^[\p{Ll}\p{Lo}\p{N}_-]{0,63}$/u
const ODD = /[^\p{Ll}\p{Lo}\p{N}_-]/u

export const isLabelKey = (key: string): boolean => KEY.test(key)
export const isLabelValue = (value: string): boolean => VALUE.test(value)

/** What is wrong with a label key, as a sentence; `null` when it is fine. */
export function labelKeyProblem(key: string): string | null {
  if (isLabelKey(key)) return null
  if (key === '') return 'Enter a key.'
  return problem(key) ?? 'Start with a lower-case letter.'
}

/** What is wrong with a label value, as a sentence; `null` when it is fine (also when empty). */
export function labelValueProblem(value: string): string | null {
  return isLabelValue(value) ? null : problem(value)
}

function problem(text: string): string | null {
  const length = [...text].length
  if (length > MAX_LABEL_LENGTH) return `At most 63 characters; this has ${length}.`
  const odd = ODD.exec(text)?.[0]
  if (odd === undefined) return null
  if (/\p{Lu}/u.test(odd)) return `Only lower-case letters: “${odd}” is upper case.`
  return `Only letters, digits, “_” and “-”; not ${odd.trim() === '' ? 'white space' : `“${odd}”`}.`
}
