/**
 * What images can be told apart by: the groups of the list, and its facets, are named by these
 * values.
 */
import { isUnread, type PartlyRead } from '../../compute/unread.ts'
import { visible } from '../../text/visible.ts'
import { word } from '../../text/words.ts'
import type { Entry } from './entry.ts'

/** Something that every image has exactly one value of. */
export type Trait = 'family' | 'state' | 'architecture' | 'use' | `label.${string}`

/** The key of a `label.` trait. */
export const labelKey = (trait: Trait): string => trait.slice('label.'.length)

/** The key in the value of a `label.` trait. */
export const keyOf = (value: string): string => value.replace(/^[!?]|=.*/gs, '')

/**
 * Reads a trait of an image. A label’s value is `key=value`; that of an image without the label is
 * `!key`, without an architecture `!`, without a family `''`. What couldn’t be read is `?key` or `?`.
 */
export function valueBy(trait: Trait): (entry: Entry) => string {
  if (trait === 'family') return ({ image }) => image.family || lack(image, trait, '')
  if (trait === 'state') return ({ state }) => state
  if (trait === 'architecture') return ({ image }) => image.architecture || lack(image, trait, '!')
  if (trait === 'use') return ({ used }) => used?.state ?? 'unknown'
  const key = labelKey(trait)
  const field = `labels.${key}`
  return ({ image }) =>
    image.labels && Object.hasOwn(image.labels, key)
      ? `${key}=${image.labels[key]}`
      : lack(image, field, '!') + key
}

/** Why an image has no value: it couldn’t be read, or there is none. */
const lack = (image: PartlyRead, field: string, none: string) =>
  isUnread(image, field) ? '?' : none

/** Whether it stands for no value, or for one that couldn’t be read. */
export const isNone = (value: string): boolean => /^[!?]|^$/.test(value)

const USE_WORDS: Readonly<Record<string, string>> = {
  some: 'In use',
  none: 'Not seen in use',
  unknown: 'Unknown',
}

/** A value in words. */
export function valueWord(trait: Trait, value: string): string {
  if (trait === 'state') return word(value)
  if (trait === 'use') return USE_WORDS[value] ?? value
  if (!isNone(value)) return visible(value)
  const none = value[0] === '?' ? 'Unreadable' : 'No'
  if (trait === 'family' || trait === 'architecture') return `${none} ${trait}`
  return `${none} ${visible(labelKey(trait))} label`
}
