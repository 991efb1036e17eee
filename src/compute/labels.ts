/**
 * Label rules of the API: at most 64; a key has 1–63 characters and starts with a lowercase or
 * uncased letter, a value has 0–63; both of lowercase or uncased letters, digits, `_` and `-`.
 * Source: the service's error texts and "Labeling resources"; the character classes are gcloud's.
 */

export const MAX_LABELS = 64
const MAX_LABEL_LENGTH = 63

const KEY = /^[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{N}_-]{0,62}$/u
const VALUE = /^[\p{Ll}\p{Lo}\p{N}_-]{0,63}$/u
const ODD = /[^\p{Ll}\p{Lo}\p{N}_-]/u

/** That an image would have too many labels, as a sentence. */
export const tooManyLabels = (count: number): string =>
  `It would have ${count} labels; at most ${MAX_LABELS} are allowed.`

/** Why labels can't be saved: a save replaces all of them. */
export const LABELS_UNREAD = 'Some labels couldn’t be read: saving would remove them.'

export const isLabelKey = (key: string): boolean => KEY.test(key)
export const isLabelValue = (value: string): boolean => VALUE.test(value)

/** What is wrong with a label key, as a sentence; `null` if it is valid. */
export function labelKeyProblem(key: string): string | null {
  if (isLabelKey(key)) return null
  if (key === '') return 'Enter a key.'
  return problem(key) ?? 'Start with a lowercase letter.'
}

/** What is wrong with a label value, as a sentence; `null` if it is valid (it may be empty). */
export function labelValueProblem(value: string): string | null {
  return isLabelValue(value) ? null : problem(value)
}

function problem(text: string): string | null {
  const length = [...text].length
  if (length > MAX_LABEL_LENGTH) return `Use at most 63 characters (now ${length}).`
  const odd = ODD.exec(text)?.[0]
  if (odd === undefined) return null
  if (/\p{Lu}/u.test(odd)) return `Use lowercase letters: “${odd}” is uppercase.`
  return `Use only letters, digits, “_” and “-”, not ${odd.trim() === '' ? 'spaces' : `“${odd}”`}.`
}
