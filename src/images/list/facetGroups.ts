/** The facets that the list offers, with their values in order. */
import { STATES } from '../../compute/schema.ts'
import { keyOf, type Trait } from '../table/values.ts'
import { DUE, USES, type FacetId, type FacetParam, type Picks } from './facets.ts'
import { countOf, keysByUse, type Tally } from './tally.ts'

export interface FacetGroup {
  id: FacetId
  /** The URL parameter that its chosen values are in. */
  param: FacetParam
  /** What names its values; the planned dates have names of their own. */
  trait?: Trait
  title: string
  values: readonly string[]
}

/** The facets besides labels. Another facet is another entry here and in `FACETS`. */
export const FIXED: readonly FacetGroup[] = [
  { id: 'states', param: 'states', trait: 'state', title: 'State', values: STATES },
  { id: 'due', param: 'due', title: 'Planned date', values: DUE },
  { id: 'arch', param: 'arch', trait: 'architecture', title: 'Architecture', values: [] },
  { id: 'use', param: 'use', trait: 'use', title: 'Use', values: USES },
]

/**
 * The facets of all images, the most used label keys and values first.
 * @param all counts everything
 * @param before what was offered so far: it keeps its place, whatever else arrives
 */
export function facetGroups(all: Tally, before: readonly FacetGroup[] = FIXED): FacetGroup[] {
  const labels = keysByUse(all).map(labelGroup)
  return [...before, ...labels.filter(({ id }) => before.every((group) => group.id !== id))].map(
    (group) => ({ ...group, values: valuesOf(all, group) }),
  )
}

function labelGroup(key: string): FacetGroup {
  const id = `label.${key}` as const
  return { id, param: 'labels', trait: id, title: key, values: [] }
}

function valuesOf(all: Tally, { id, param, title, values }: FacetGroup): string[] {
  const counted = [...(all.values.get(id) ?? [])]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([value]) => value)
  const none = param === 'labels' ? [`!${title}`, `?${title}`] : []
  const found = [...new Set([...values, ...counted])].filter((value) => !none.includes(value))
  return [...found, ...none.filter((value) => countOf(all, id, value) > 0)]
}

/** The facets with the chosen values that aren’t among the images, so that they can be undone. */
export function withPicked(groups: readonly FacetGroup[], picks: Picks): FacetGroup[] {
  const keys = (picks.labels ?? []).map(keyOf)
  const missing = keys.filter((key) => groups.every(({ id }) => id !== `label.${key}`))
  const added = [...new Set(missing)].map(labelGroup)
  return [...groups, ...added].map((group) => {
    const picked = pickedOf(group, picks).filter((value) => !group.values.includes(value))
    return picked.length > 0 ? { ...group, values: [...group.values, ...picked] } : group
  })
}

/** The URL parameters without any chosen value. */
export const NO_PICKS = {
  states: undefined,
  due: undefined,
  arch: undefined,
  use: undefined,
  labels: undefined,
} satisfies Record<FacetParam, undefined>

/** The chosen values of a facet. */
export function pickedOf({ id, param, title }: FacetGroup, picks: Picks): readonly string[] {
  const picked = picks[param] ?? []
  if (!id.startsWith('label.')) return picked
  return picked.filter((value) => keyOf(value) === title)
}

/** The chosen values of the facet’s parameter with one more, or without it. */
export function toggled(
  { param }: FacetGroup,
  value: string,
  picks: Picks,
): { [P in FacetParam]?: string[] | undefined } {
  const picked = picks[param] ?? []
  const next = picked.includes(value) ? picked.filter((each) => each !== value) : [...picked, value]
  return { [param]: next.length > 0 ? next : undefined }
}
