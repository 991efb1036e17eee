/** The rules for a project’s images, as their author writes them. See `docs/conventions.md`. */
import type { State } from '../schema.ts'
import { patternMatcher } from './pattern.ts'

/** What a text has to be. */
export interface TextRule {
  /** One of them must match, see `pattern.ts`; any text does if there are none. */
  patterns?: readonly string[]
  /** Whether it has to be there at all; it has to unless this is false. */
  required?: boolean
}

export interface LabelRule extends TextRule {
  /** The allowed values, besides those that match a pattern. */
  values?: readonly string[]
  /** What to add where the label is missing. */
  default?: string
}

export const LEVELS = ['warning', 'error'] as const
export type Level = (typeof LEVELS)[number]

/** What is wanted of the images that `families` and `states` select. */
export interface Rule {
  /** Names of families, `*` for any text. Without it: all images, also those in no family. */
  families?: readonly string[]
  /** Only images in these states; ACTIVE unless given. */
  states?: readonly State[]
  /** `error` also keeps the wizard from creating such an image; `warning` unless given. */
  level?: Level
  labels?: Readonly<Record<string, LabelRule>>
  name?: { patterns: readonly string[] }
  family?: TextRule
  description?: TextRule
  /** Encrypted with a key in Cloud KMS. */
  encryption?: 'customer-managed'
  /** How many images of a family may be active. */
  mostActive?: number
}

export interface Conventions {
  version: 1
  rules: readonly Rule[]
}

/** A predicate: whether a label may have a value, on an image of a family. */
export function isAllowed({
  values = [],
  patterns = [],
}: LabelRule): (value: string, family?: string) => boolean {
  if (values.length + patterns.length === 0) return () => true
  const matches = patternMatcher(patterns)
  return (value, family) => values.includes(value) || matches(value, family)
}

/** Whether images have to be encrypted with a customer-managed key: lists don’t say whether they are. */
export const needsKeys = ({ rules }: Conventions): boolean =>
  rules.some(({ encryption }) => encryption !== undefined)
