/** Three-way merge of labels: what two people changed since the labels that both started from. */
import type { Labels } from '../schema.ts'

/** A key that both sides changed, differently. Undefined: the label is not there. */
export interface LabelConflict {
  key: string
  base: string | undefined
  mine: string | undefined
  theirs: string | undefined
}

/** What the other side did to a key that one left alone. */
export interface LabelNews {
  key: string
  base: string | undefined
  theirs: string | undefined
}

export interface LabelMerge {
  /** All keys that are settled; conflicts are not among them. Sorted by key. */
  merged: Labels
  conflicts: LabelConflict[]
  fromTheirs: LabelNews[]
}

/** Merges: a key that one side changed is as that side has it, one that both changed alike is so, else it is a conflict. */
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
 * The merged labels with the conflicts decided.
 * @param choices for each conflicting key its value, or undefined to leave the label out
 * @throws RangeError when a conflict has no choice: nothing is decided in silence
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
  const [x, y] = [mapOf(a), mapOf(b)]
  return x.size === y.size && [...x].every(([key, value]) => y.get(key) === value)
}

const mapOf = (labels: Labels) => new Map(Object.entries(labels))

/** Object.fromEntries defines keys, so that `__proto__` is a key as any other. */
const labelsOf = (map: ReadonlyMap<string, string>): Labels => Object.fromEntries(map)
