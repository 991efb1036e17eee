/**
 * Reasons in words: phrases that can be joined, `beyond the newest 3, replaced 92 days ago (limit
 * 60)`.
 */
import { count } from '../../text/count.ts'
import { utcDayText } from '../../text/time.ts'
import { visible } from '../../text/visible.ts'
import { word } from '../../text/words.ts'
import { linkName } from '../links.ts'
import type { Reason } from './reasons.ts'
import type { Outcome } from './decide.ts'
import { DAY, type Stage } from './stage.ts'
import { wordsOfUse } from './uses.ts'

/** What an image becomes: `deprecated`, `marked deleted`, `deleted for good`. */
export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  ACTIVE: 'active',
  DEPRECATED: 'deprecated',
  OBSOLETE: 'obsolete',
  DELETED: 'marked deleted',
  REMOVED: 'deleted for good',
}

/**
 * @param now the day of the plan, ms since the epoch
 */
export function reasonText(reason: Reason, now: number): string {
  switch (reason.code) {
    case 'BEYOND_NEWEST':
      return `beyond the newest ${reason.newest}`
    case 'AGE_REACHED':
      return `${sinceWords(reason, now)} (${STAGE_WORDS[reason.stage]} at ${reason.days})`
    case 'POSITION_REACHED':
      return `${count(reason.newer, 'newer image')}, so it is ${STAGE_WORDS[reason.stage]}`
    case 'END_OF_LIFE':
      return `end of life ${utcDayText(reason.at)} (${visible(reason.label)})`
    case 'OVERDUE':
      return `overdue: ${STAGE_WORDS[reason.stage]} by ${utcDayText(reason.at)}`
    case 'REPOINT':
      return `its replacement is ${visible(linkName(reason.from))}`
    case 'NOT_CHOSEN':
      return reason.by === 'use'
        ? 'only images not seen in use are chosen'
        : `not chosen by its ${reason.by}`
    case 'UNREAD':
      return `couldn’t be read completely: ${reason.fields.map(visible).join(', ')}`
    case 'HEAD_UNKNOWN':
      return 'the head of its family isn’t known'
    case 'STATE_UNKNOWN':
      return `unknown state ${visible(reason.state)}`
    case 'IS_HEAD':
      return 'head of the family'
    case 'PROTECTED_LABEL':
      return `protected by label ${visible(reason.label)}`
    case 'PROTECTED_NAME':
      return `protected by name (${reason.pattern})`
    case 'NOT_READY':
      return reason.status === '' ? 'not ready' : `not ready: ${word(reason.status).toLowerCase()}`
    case 'IN_USE':
      return `in use by ${wordsOfUse(reason)}, checked ${sinceText(reason.at, now)}`
    case 'NOT_IN_USE':
      return `not seen in use, checked ${sinceText(reason.at, now)}`
    case 'USE_UNKNOWN':
      return reason.missing.length === 0
        ? 'its use wasn’t checked'
        : `its use isn’t fully known: ${reason.missing.join(', ')} couldn’t be read`
    case 'USE_STALE':
      return `its use was last checked ${sinceText(reason.at, now)}`
    case 'WITHIN_NEWEST':
      return `newest ${reason.rank} of ${reason.newest}`
    case 'LAST_ACTIVE':
      return reason.least === 1
        ? 'the family keeps an active image'
        : `the family keeps ${reason.least} active images`
    case 'LAST_OF_FAMILY':
      return 'last image of the family'
    case 'TOO_YOUNG':
      return `${daysOld(reason.created, now)}, nothing younger than ${reason.days} is touched`
    case 'NOT_SUPERSEDED':
      return 'no newer image replaces it'
    case 'NOT_YET':
      return `not ${STAGE_WORDS[reason.stage]} before ${utcDayText(reason.at)}`
    case 'TOO_FEW_NEWER':
      return `${count(reason.newer, 'newer image')}, ${STAGE_WORDS[reason.stage]} at ${reason.needed}`
    case 'SINCE_UNKNOWN':
      return `it isn’t known when it became ${word(reason.state).toLowerCase()}`
    case 'END_OF_LIFE_UNREADABLE':
      return `label ${visible(reason.label)} isn’t a date`
    case 'NOTHING_LATER':
      return `nothing comes after ${STAGE_WORDS[reason.state]}`
    case 'PUT_OFF':
      return `put off: ${limitWords(reason)}`
    case 'STEP_BY_STEP':
      return `one state per run, ${STAGE_WORDS[reason.stage]} later`
    case 'NO_REPLACEMENT':
      return 'no active image can replace it'
  }
}

function sinceWords(
  { since, from }: Extract<Reason, { code: 'AGE_REACHED' }>,
  now: number,
): string {
  if (since === 'created') return daysOld(from, now)
  const days = count(daysBetween(from, now), 'day')
  return since === 'lastState' ? `in its state for ${days}` : `replaced ${days} ago`
}

const daysOld = (created: number, now: number) => `${count(daysBetween(created, now), 'day')} old`

const daysBetween = (from: number, to: number) => Math.max(0, Math.floor((to - from) / DAY))

function sinceText(at: number, now: number): string {
  const minutes = Math.max(0, Math.floor((now - at) / 60_000))
  if (minutes < 1) return 'just now'
  if (minutes < 120) return `${minutes} min ago`
  return minutes < 2880 ? `${Math.floor(minutes / 60)} h ago` : `${daysBetween(at, now)} days ago`
}

function limitWords({ limit, most }: Extract<Reason, { code: 'PUT_OFF' }>): string {
  if (limit === 'percent') return `at most ${most}% of a family per run`
  return limit === 'removals'
    ? `at most ${count(most, 'deletion')} per run`
    : `at most ${count(most, 'change')} per run`
}

/** The outcome for an image, in a word or two: `changes`, `put off`. */
export const outcomeText = ({ outcome }: { outcome: Outcome }): string => OUTCOMES[outcome]

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  change: 'changes',
  putOff: 'put off',
  protected: 'protected',
  stays: 'stays',
  unknown: 'not known',
  notChosen: 'not chosen',
}
