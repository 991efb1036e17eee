/**
 * Why an image is retired or not, as data. `reasonText.ts` has the words. All times are ms since
 * the epoch.
 */
import type { SINCE } from './policy.ts'
import type { Stage } from './stage.ts'
import type { Uses } from './uses.ts'

/** In favor of a change. */
export type ReasonFor =
  | { code: 'BEYOND_NEWEST'; newest: number }
  /** `days` old since `from`, enough for the stage. `by`: the image that superseded it. */
  | { code: 'AGE_REACHED'; stage: Stage; since: (typeof SINCE)[number]; from: number; days: number }
  /** There are this many newer images. */
  | { code: 'POSITION_REACHED'; stage: Stage; newer: number }
  | { code: 'END_OF_LIFE'; stage: Stage; label: string; at: number }
  /** The date planned in the image itself has passed. */
  | { code: 'OVERDUE'; stage: Stage; at: number }
  | { code: 'REPOINT'; from: string }

/** Against it; one is enough. */
export type ReasonAgainst =
  | { code: 'NOT_CHOSEN'; by: 'name' | 'label' | 'use' }
  /** Fields needed for the decision couldn't be read. */
  | { code: 'UNREAD'; fields: readonly string[] }
  /** Another member couldn't be read, and may be the head. */
  | { code: 'HEAD_UNKNOWN' }
  | { code: 'STATE_UNKNOWN'; state: string }
  | { code: 'IS_HEAD' }
  | { code: 'PROTECTED_LABEL'; label: string }
  | { code: 'PROTECTED_NAME'; pattern: string }
  | { code: 'NOT_READY'; status: string }
  | UseReason
  | { code: 'WITHIN_NEWEST'; rank: number; newest: number }
  | { code: 'LAST_ACTIVE'; least: number }
  | { code: 'LAST_OF_FAMILY' }
  | { code: 'TOO_YOUNG'; created: number; days: number }
  /** There is nothing newer. */
  | { code: 'NOT_SUPERSEDED' }
  | { code: 'NOT_YET'; stage: Stage; at: number }
  | { code: 'TOO_FEW_NEWER'; stage: Stage; newer: number; needed: number }
  /** The age counts from when the image entered its state, which isn't recorded anywhere. */
  | { code: 'SINCE_UNKNOWN'; state: string }
  | { code: 'END_OF_LIFE_UNREADABLE'; label: string }
  /** No later stage is planned. */
  | { code: 'NOTHING_LATER'; state: Stage }
  | { code: 'PUT_OFF'; limit: 'changes' | 'removals' | 'percent'; most: number }

/** Against it, or just a note, depending on the policy. */
export type UseReason =
  | ({ code: 'IN_USE'; at: number } & Uses)
  /** `missing`: the methods that returned nothing; empty if nothing was read. */
  | { code: 'USE_UNKNOWN'; missing: readonly string[] }
  | { code: 'USE_STALE'; at: number }

/** Mentioned along with the change. */
export type Note =
  | UseReason
  /** Everything that could use it was read. */
  | { code: 'NOT_IN_USE'; at: number }
  /** A later stage is due, but it moves one state per run. */
  | { code: 'STEP_BY_STEP'; stage: Stage }
  /** No image of the family can be its replacement: none is active, or has its architecture. */
  | { code: 'NO_REPLACEMENT' }

export type Reason = ReasonFor | ReasonAgainst | Note
export type ReasonCode = Reason['code']

/** Why an image must not be touched, as opposed to not being due yet. */
export const PROTECTS: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'PROTECTED_LABEL',
  'PROTECTED_NAME',
  'NOT_READY',
  'IN_USE',
  'USE_UNKNOWN',
  'USE_STALE',
])

/** Too little is known about an image to decide. */
export const UNKNOWN: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'UNREAD',
  'HEAD_UNKNOWN',
  'STATE_UNKNOWN',
  'SINCE_UNKNOWN',
])
