/**
 * What images can be told apart by: the groups of the list, and its facets, are named by these
 * values.
 */
import { visible } from '../../text/visible.ts'
import { word } from '../../text/words.ts'
import type { Entry } from './entry.ts'

/** Something that every image has exactly one value of. */
export type Trait = 'family' | 'state' | 'architecture' | 'use' | `label.${string}`

const WITHOUT = '!'

/** The key of a `label.` trait. */
export const labelKey = (trait: Trait): string => trait.slice('label.'.length)

/**
 * Reads a trait of an image. A label’s value is `key=value`; that of an image without the label is
 * `!key`, without an architecture `!`, without a family `''`.
 */
export function valueBy(trait: Trait): (entry: Entry) => string {
  if (trait === 'family') return ({ image }) => image.family ?? ''
  if (trait === 'state') return ({ state }) => state
  if (trait === 'architecture') return ({ image }) => image.architecture || WITHOUT
  if (trait === 'use') return ({ used }) => used?.state ?? 'unknown'
  const key = labelKey(trait)
  return ({ image: { labels } }) =>
    labels && Object.hasOwn(labels, key) ? `${key}=${labels[key]}` : WITHOUT + key
}

/** Whether it is the value of images without one. */
export const isWithout = (value: string): boolean => value === '' || value.startsWith(WITHOUT)

const USE_WORDS: Readonly<Record<string, string>> = {
  some: 'In use',
  none: 'Not seen in use',
  unknown: 'Unknown',
}

/** A value in words. */
export function valueWord(trait: Trait, value: string): string {
  if (trait === 'state') return word(value)
  if (trait === 'use') return USE_WORDS[value] ?? value
  if (!isWithout(value)) return visible(value)
  if (trait === 'family' || trait === 'architecture') return `No ${trait}`
  return `No ${visible(labelKey(trait))} label`
}
