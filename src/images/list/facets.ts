/**
 * What narrows the list besides words: each facet is a URL parameter with values, and an image
 * must have one of them. Labels are a facet per key.
 */
import type { Entry } from '../table/entry.ts'
import { keyOf, valueBy, type Trait } from '../table/values.ts'

/** The values of facet `due`: a planned date has passed, or will within 30 days. */
export const DUE = ['overdue', '30'] as const

/** The values of facet `use`, as far as it was read. */
export const USES = ['some', 'none', 'unknown'] as const

/** The facets that every image can be in, each with its values of an image. */
export const FACETS = {
  states: oneBy('state'),
  due: ({ due, soon }: Entry) => DUE.filter((value) => (value === 'overdue' ? due : soon)),
  arch: oneBy('architecture'),
  use: ({ used }: Entry) => (used ? [used.state] : []),
} as const

export type FacetParam = keyof typeof FACETS | 'labels'

/** The chosen values of each facet; a facet without any lets everything pass. */
export type Picks = { readonly [P in FacetParam]?: readonly string[] | undefined }

/** The name of a facet: its parameter, or `label.` and a key. */
export type FacetId = keyof typeof FACETS | `label.${string}`

export interface FacetTest {
  id: FacetId
  passes(entry: Entry): boolean
}

/** A test for each facet with chosen values. */
export function testsOf(picks: Picks): FacetTest[] {
  const labels = new Map<`label.${string}`, string[]>()
  for (const value of picks.labels ?? []) {
    const id = labelFacet(value)
    labels.set(id, [...(labels.get(id) ?? []), value])
  }
  return [
    ...(Object.keys(FACETS) as (keyof typeof FACETS)[]).flatMap((id) =>
      picks[id] ? testOf(id, FACETS[id], picks[id]) : [],
    ),
    ...Array.from(labels, ([id, values]) => testOf(id, oneBy(id), values)),
  ]
}

function testOf(
  id: FacetId,
  valuesOf: (entry: Entry) => readonly string[],
  picked: readonly string[],
): FacetTest {
  const allowed = new Set(picked)
  return { id, passes: (entry) => valuesOf(entry).some((value) => allowed.has(value)) }
}

/** The facet of a label value, `env=prod`, `!env` or `?env`. */
const labelFacet = (value: string): `label.${string}` => `label.${keyOf(value)}`

function oneBy(trait: Trait) {
  const valueOf = valueBy(trait)
  return (entry: Entry) => [valueOf(entry)]
}
