/** `npm run retire -- due`: what is overdue, and what needs attention. */
import type { QueryClient } from '@tanstack/react-query'
import { calendarText } from '../../src/compute/retire/calendar.ts'
import { familiesAtRisk, riskText } from '../../src/compute/retire/atRisk.ts'
import { checkReplacements, diagnosisText } from '../../src/compute/retire/doctor.ts'
import { dueOf, within } from '../../src/compute/retire/due.ts'
import { STAGE_WORDS } from '../../src/compute/retire/reasonText.ts'
import type { Families } from '../../src/compute/families.ts'
import { stateOf } from '../../src/compute/deprecation.ts'
import { count } from '../../src/text/count.ts'
import { utcDayText } from '../../src/text/time.ts'
import { visible } from '../../src/text/visible.ts'
import { readImages } from './estate.ts'
import type { Settings } from './options.ts'
import { NOTHING_TO_DO, say, SOMETHING_TO_DO } from './output.ts'
import { moveText } from './print.ts'

/** Prints it. @returns the exit status @throws ApiError */
export async function due(client: QueryClient, { project, format }: Settings): Promise<number> {
  const { images } = await readImages(client, project)
  const now = Date.now()
  if (format === 'ics') {
    process.stdout.write(calendarText(project, dueOf(images.all(), now).planned, now))
    return NOTHING_TO_DO
  }
  const { lines, isAny } = dueLines(images, project, now)
  for (const line of lines) say(line)
  return isAny ? SOMETHING_TO_DO : NOTHING_TO_DO
}

/** @returns the lines, and whether there is something to do */
function dueLines(
  images: Families,
  project: string,
  now: number,
): { lines: string[]; isAny: boolean } {
  const { overdue, planned, withoutPlan, unread } = dueOf(images.all(), now)
  const { diagnoses, checked } = checkReplacements(images, project)
  const risks = familiesAtRisk(images, now)
  const rows = [...overdue].flatMap(([state, due]) => due.map((row) => ({ state, ...row })))
  const lines = [
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
    ...(unread.length > 0 ? [`${unread.length} with unreadable dates`] : []),
    `${diagnoses.length} of ${count(checked, 'replacement')} need attention`,
    ...diagnoses.map(
      (each) =>
        `  ${visible(each.image.name)}  ${visible(diagnosisText(each))}${each.mend ? ` Use ${each.mend.name}.` : ''}`,
    ),
    `${count(risks.length, 'family', 'families')} at risk`,
    ...risks.map(({ family, risk }) => `  ${visible(family)} ${visible(riskText(risk))}`),
  ]
  return { lines, isAny: rows.length + diagnoses.length > 0 }
}
