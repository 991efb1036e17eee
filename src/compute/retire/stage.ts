/** The stages of an image's life in a policy: its states, then its deletion. */
import { STATES, type State } from '../schema.ts'

/** `REMOVED`: deleted for good; only an image that is marked DELETED gets there. */
export type Stage = State | 'REMOVED'

export const STAGES: readonly Stage[] = [...STATES, 'REMOVED']

/** The policy's age field for each stage. */
export const AGE_OF = {
  DEPRECATED: 'deprecated',
  OBSOLETE: 'obsolete',
  DELETED: 'deleted',
  REMOVED: 'removed',
} as const

/** The stages that have an age, in order. */
export const AGED = ['DEPRECATED', 'OBSOLETE', 'DELETED', 'REMOVED'] as const

const RANKS: ReadonlyMap<string, number> = new Map(STAGES.map((stage, rank) => [stage, rank]))

/** The position of a stage in that order, 0 for ACTIVE; -1 for an unknown state. */
export const rankOf = (stage: string): number => RANKS.get(stage) ?? -1

export const DAY = 86_400_000
