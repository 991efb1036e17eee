/** The reasons that rows can be filtered by, in words. */
import type { ReasonCode } from '../../compute/retire/reasons.ts'

/** In list order. */
const WORDS = {
  BEYOND_NEWEST: 'Beyond the newest',
  AGE_REACHED: 'Old enough',
  POSITION_REACHED: 'Enough newer images',
  END_OF_LIFE: 'End of life',
  OVERDUE: 'Overdue',
  REPOINT: 'New replacement',
  PUT_OFF: 'Put off by limits',
  IS_HEAD: 'Head of its family',
  WITHIN_NEWEST: 'Among the newest',
  LAST_ACTIVE: 'Minimum of active images',
  LAST_OF_FAMILY: 'Last of its family',
  PROTECTED_LABEL: 'Protected by label',
  PROTECTED_NAME: 'Protected by name',
  IN_USE: 'In use',
  NOT_IN_USE: 'Not seen in use',
  USE_UNKNOWN: 'Use not known',
  USE_STALE: 'Use checked too long ago',
  NOT_READY: 'Not ready',
  TOO_YOUNG: 'Too young',
  NOT_YET: 'Not due yet',
  NOT_SUPERSEDED: 'Not replaced',
  TOO_FEW_NEWER: 'Too few newer images',
  NOTHING_LATER: 'Nothing left to do',
  NOT_CHOSEN: 'Not chosen',
  UNREAD: 'Not read completely',
  HEAD_UNKNOWN: 'Head not known',
  STATE_UNKNOWN: 'State not known',
  SINCE_UNKNOWN: 'Age not known',
  END_OF_LIFE_UNREADABLE: 'End of life not readable',
  STEP_BY_STEP: 'One state per run',
  NO_REPLACEMENT: 'No replacement found',
} as const satisfies Record<ReasonCode, string>

export type ReasonShown = keyof typeof WORDS

export const REASONS_SHOWN = Object.keys(WORDS) as ReasonShown[]

export const reasonWord = (code: ReasonShown): string => WORDS[code]
