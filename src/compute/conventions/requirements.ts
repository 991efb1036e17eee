/** Rules taken apart: one requirement for each thing that is wanted of an image. */
import { stateOf } from '../deprecation.ts'
import { matcherOf } from '../retire/glob.ts'
import type { Image } from '../schema.ts'
import { isUnread } from '../unread.ts'
import type { Conventions, LabelRule, Level, Rule, TextRule } from './rules.ts'

/** What a requirement is about. */
export type Aspect =
  | { kind: 'label'; key: string; rule: LabelRule }
  | { kind: 'name'; rule: TextRule }
  | { kind: 'family'; rule: TextRule }
  | { kind: 'description'; rule: TextRule }
  | { kind: 'encryption' }
  | { kind: 'mostActive'; most: number }

export interface Requirement {
  /** Its path in the file: `rules.0.labels.env`. */
  id: string
  level: Level
  aspect: Aspect
  families: readonly string[] | undefined
  states: readonly string[]
  /** Whether it applies to an image; undefined if that can’t be known. */
  selects(image: Image): boolean | undefined
}

/** All requirements, in the order of the file. */
export const requirementsOf = ({ rules }: Conventions): Requirement[] =>
  rules.flatMap((rule, index) => {
    const { families, states = ['ACTIVE'], level = 'warning' } = rule
    const selects = selector(families, states)
    return aspectsOf(rule).map(([path, aspect]) => ({
      id: `rules.${index}.${path}`,
      level,
      aspect,
      families,
      states,
      selects,
    }))
  })

function aspectsOf(rule: Rule): [path: string, Aspect][] {
  const { labels = {}, name, family, description, encryption, mostActive } = rule
  const found: [string, Aspect][] = Object.entries(labels).map(([key, each]) => [
    `labels.${key}`,
    { kind: 'label', key, rule: each },
  ])
  if (name) found.push(['name', { kind: 'name', rule: name }])
  if (family) found.push(['family', { kind: 'family', rule: family }])
  if (description) found.push(['description', { kind: 'description', rule: description }])
  if (encryption) found.push(['encryption', { kind: 'encryption' }])
  if (mostActive !== undefined) {
    found.push(['mostActive', { kind: 'mostActive', most: mostActive }])
  }
  return found
}

function selector(
  families: readonly string[] | undefined,
  states: readonly string[],
): Requirement['selects'] {
  const isIn = families && matcherOf(families)
  return (image) => {
    // What failed or is being deleted has no future to have rules for.
    if (image.status === 'FAILED' || image.status === 'DELETING') return false
    if (isIn && !isUnread(image, 'family') && !(image.family && isIn(image.family))) return false
    const state = stateOf(image)
    if (state !== 'UNKNOWN' && !states.includes(state)) return false
    return (isIn && isUnread(image, 'family')) || state === 'UNKNOWN' ? undefined : true
  }
}
