/** The stages of an image's life as a policy sees them: its states, and behind them its deletion. */
import { STATES, type State } from '../schema.ts'

/** `REMOVED`: the image is deleted for good; only an image that is marked DELETED comes to that. */
export type Stage = State | 'REMOVED'

export const STAGES: readonly Stage[] = [...STATES, 'REMOVED']

/** The field of a policy's ages that says when an image comes into a stage. */
export const AGE_OF = {
  DEPRECATED: 'deprecated',
  OBSOLETE: 'obsolete',
  DELETED: 'deleted',
  REMOVED: 'removed',
} as const

const RANKS: ReadonlyMap<string, number> = new Map(STAGES.map((stage, rank) => [stage, rank]))

/** How far a stage is along the way, 0 for ACTIVE; -1 for a state that we do not know. */
export const rankOf = (stage: string): number => RANKS.get(stage) ?? -1

export const DAY = 86_400_000
