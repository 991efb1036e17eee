/** `npm run retire -- due`: what is overdue, and what needs attention. */
import type { QueryClient } from '@tanstack/react-query'
import { calendarText } from '../../src/compute/retire/calendar.ts'
import { familiesAtRisk, riskText } from '../../src/compute/retire/atRisk.ts'
import { checkReplacements, diagnosisText, type Checkup } from '../../src/compute/retire/doctor.ts'
import { dueOf, within, type DueView } from '../../src/compute/retire/due.ts'
import { STAGE_WORDS } from '../../src/compute/retire/reasonText.ts'
import type { Families } from '../../src/compute/families.ts'
import { stateOf } from '../../src/compute/deprecation.ts'
import type { Image } from '../../src/compute/schema.ts'
import { count } from '../../src/text/count.ts'
import { utcDayText } from '../../src/text/time.ts'
import { visible } from '../../src/text/visible.ts'
import { readImages } from './estate.ts'
import type { Settings } from './options.ts'
import { NOTHING_TO_DO, say, SOMETHING_TO_DO } from './output.ts'
import { moveText } from './print.ts'

/** Prints it. @returns the exit status @throws ApiError */
export async function due(client: QueryClient, { project, format }: Settings): Promise<number> {
  const { images, unreadable } = await readImages(client, project)
  const now = Date.now()
  const due = dueOf(images.all(), now)
  const checkup = checkReplacements(images, project)
  if (format === 'ics') process.stdout.write(calendarText(project, due.planned, now))
  else for (const line of dueLines(due, checkup, images, now)) say(line)
  const toDo = [...due.overdue.values(), checkup.diagnoses]
  const notKnown = [due.unread, checkup.unread]
  const isNone = [...toDo, ...notKnown].every(({ length }) => length === 0) && unreadable === 0
  return isNone ? NOTHING_TO_DO : SOMETHING_TO_DO
}

function dueLines(
  { overdue, planned, withoutPlan, unread }: DueView,
  { diagnoses, checked, unread: unchecked }: Checkup,
  images: Families,
  now: number,
): string[] {
  const risks = familiesAtRisk(images, now)
  const rows = [...overdue].flatMap(([state, due]) => due.map((row) => ({ state, ...row })))
  return [
    `${count(rows.length, 'image')} overdue`,
    ...rows.map(
      ({ image, state, due }) =>
        `  ${visible(image.name)}  ${moveText(stateOf(image), state)}  planned for ${utcDayText(due.since.at)}`,
    ),
    `${within(planned, 7, now).length} due in the next 7 days, ${within(planned, 30, now).length} in 30, ${within(planned, 90, now).length} in 90`,
    ...within(planned, 7, now).map(
      ({ image, state, at }) =>
        `  ${visible(image.name)}  ${STAGE_WORDS[state]} on ${utcDayText(at.at)}`,
    ),
    `${withoutPlan.length} retired without a date for the next state`,
    ...unreadLines(unread, 'with unreadable dates'),
    ...unreadLines(unchecked, 'with an unreadable replacement'),
    `${diagnoses.length} of ${count(checked, 'replacement')} need attention`,
    ...diagnoses.map(
      (each) =>
        `  ${visible(each.image.name)}  ${visible(diagnosisText(each))}${each.mend ? ` Use ${visible(each.mend.name)}.` : ''}`,
    ),
    `${count(risks.length, 'family', 'families')} at risk`,
    ...risks.map(({ family, risk }) => `  ${visible(family)} ${visible(riskText(risk))}`),
  ]
}

const unreadLines = (images: readonly Image[], words: string) =>
  images.length === 0
    ? []
    : [`${images.length} ${words}: ${images.map(({ name }) => visible(name)).join(', ')}`]
