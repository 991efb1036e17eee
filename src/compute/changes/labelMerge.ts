/** Three-way merge of labels: what two people changed since the labels that both started from. */
import type { Labels } from '../schema.ts'

/** A key that both sides changed differently. Undefined means that the label doesn’t exist. */
export interface LabelConflict {
  key: string
  base: string | undefined
  mine: string | undefined
  theirs: string | undefined
}

/** The other side’s change to a key that one’s own side left alone. */
export interface LabelNews {
  key: string
  base: string | undefined
  theirs: string | undefined
}

export interface LabelMerge {
  /** All labels without a conflict, sorted by key. */
  merged: Labels
  conflicts: LabelConflict[]
  fromTheirs: LabelNews[]
}

/** Three-way merge per key: a change by one side wins, the same change by both is taken, different changes conflict. */
export function mergeLabels(base: Labels, mine: Labels, theirs: Labels): LabelMerge {
  const [was, own, now] = [mapOf(base), mapOf(mine), mapOf(theirs)]
  const keys = [...new Set([...was.keys(), ...own.keys(), ...now.keys()])].sort()
  const merged = new Map<string, string>()
  const conflicts: LabelConflict[] = []
  const fromTheirs: LabelNews[] = []
  for (const key of keys) {
    const [before, ours, other] = [was.get(key), own.get(key), now.get(key)]
    if (ours !== before && other !== before && ours !== other) {
      conflicts.push({ key, base: before, mine: ours, theirs: other })
      continue
    }
    const value = ours === before ? other : ours
    if (value !== undefined) merged.set(key, value)
    if (other !== before && ours === before) fromTheirs.push({ key, base: before, theirs: other })
  }
  return { merged: labelsOf(merged), conflicts, fromTheirs }
}

/**
 * The merged labels with the conflicts resolved.
 * @param choices the value for each conflicting key, or undefined to remove the label
 * @throws RangeError if a conflict has no choice: none is resolved silently
 */
export function resolveLabels(
  merge: LabelMerge,
  choices: ReadonlyMap<string, string | undefined>,
): Labels {
  const labels = mapOf(merge.merged)
  for (const { key } of merge.conflicts) {
    if (!choices.has(key)) throw new RangeError(`The label ${key} is still to be decided.`)
    const value = choices.get(key)
    if (value !== undefined) labels.set(key, value)
  }
  return labelsOf(labels)
}

/** Whether two sets of labels are the same. */
export function sameLabels(a: Labels, b: Labels): boolean {
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && a[key] === b[key])
  )
}

const mapOf = (labels: Labels) => new Map(Object.entries(labels))

/** Object.fromEntries defines properties, so `__proto__` is a key like any other. */
const labelsOf = (map: ReadonlyMap<string, string>): Labels => Object.fromEntries(map)
