import { stateOf } from '../compute/deprecation.ts'
import { STAGE_WORDS } from '../compute/retire/reasonText.ts'
import { word } from '../text/words.ts'
import { shortDate, utcDay, type Time } from '../text/time.ts'
import type { Life } from './timeline.ts'

/**
 * A life in words, for those who can't see its bar: `Created 12 Jan, deprecated 3 Mar, obsolete
 * planned for 1 Dec.`
 */
export function tellLife({ image, stretches, plans, steps }: Life, now: number): string {
  const [first] = stretches
  const day = (time: Time) => shortDate(utcDay(time), now)
  const changes = stretches.slice(1).map(({ state, start, known }) => {
    return known ? `${word(state).toLowerCase()} ${day(start)}` : undefined
  })
  const state = stateOf(image)
  const unknown = stretches.some(({ known }) => !known)
  const parts = [
    first && `Created ${shortDate(first.start, now)}`,
    ...changes,
    unknown && `${word(state).toLowerCase()} since an unknown time`,
    ...plans.map(
      (plan) =>
        `${word(plan.state).toLowerCase()} ${plan.due ? 'overdue since' : 'planned for'} ${day(plan)}`,
    ),
    ...steps.map(({ to, at }) => `by the plan ${STAGE_WORDS[to]} ${at <= now ? 'now' : day(at)}`),
  ]
  return `${parts.filter(Boolean).join(', ') || 'Created at an unknown time'}.`
}
