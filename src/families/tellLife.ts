import { stateOf } from '../compute/deprecation.ts'
import { word } from '../images/parts/words.ts'
import { shortDate } from '../ui/time.ts'
import type { Life } from './timeline.ts'

/** A life in words, for those who do not see its bar: `Made 12 Jan, deprecated 3 Mar, obsolete planned for 1 Dec.` */
export function tellLife({ image, stretches, plans }: Life, now: number): string {
  const [first] = stretches
  const date = (at: number) => shortDate(at, now)
  const changes = stretches.slice(1).map(({ state, from, known }) => {
    return known ? `${word(state).toLowerCase()} ${date(from)}` : undefined
  })
  const state = stateOf(image)
  const unknown = stretches.some(({ known }) => !known)
  const parts = [
    first && `Made ${date(first.from)}`,
    ...changes,
    unknown && `${word(state).toLowerCase()} since a time not known`,
    ...plans.map(
      (plan) =>
        `${word(plan.state).toLowerCase()} ${plan.due ? 'due since' : 'planned for'} ${date(plan.at)}`,
    ),
  ]
  return `${parts.filter(Boolean).join(', ')}.`
}
