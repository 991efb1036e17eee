/** Plans and runs as lines of text. */
import type { Plan, Row } from '../../src/compute/retire/plan.ts'
import { outcomeText, reasonText, STAGE_WORDS } from '../../src/compute/retire/reasonText.ts'
import { policyText } from '../../src/compute/retire/sentence.ts'
import type { Stage } from '../../src/compute/retire/stage.ts'
import type { Schedule } from '../../src/compute/retire/schedule.ts'
import type { Report } from '../../src/runs/run.ts'
import { count } from '../../src/text/count.ts'
import { visible } from '../../src/text/visible.ts'

/** A plan, family by family, with all reasons for each image. */
export function planLines(plan: Plan, schedule: Schedule): string[] {
  const { outcomes, families } = plan
  const states = plan.states
    .filter(({ before, after }) => before !== after)
    .map(({ state, before, after }) => `${stageText(state)} ${before} → ${after}`)
  const soon = schedule.events.filter(({ at }) => at > plan.at && at <= plan.at + MONTH).length
  return [
    policyText(plan.policy, families.length),
    '',
    ...families.flatMap((family) => familyLines(family, plan.at)),
    `${count(outcomes.change, 'image changes', 'images change')}, ${outcomes.putOff} put off, ${outcomes.protected} protected, ${outcomes.stays} stay, ${outcomes.unknown} not known.${states.length > 0 ? ` ${states.join(', ')}.` : ''}`,
    soon === 0
      ? 'Nothing else becomes due in the next 30 days.'
      : `${count(soon, 'more step becomes', 'more steps become')} due in the next 30 days.`,
  ]
}

const MONTH = 30 * 86_400_000

const stageText = (state: string) => STAGE_WORDS[state as Stage] ?? visible(state)

function familyLines({ family, rows, head, isGuess, keeps }: Plan['families'][number], at: number) {
  const resolves = isGuess ? 'not known' : (head?.name ?? 'nothing')
  return [
    `${visible(family)}: keeps ${keeps} of ${rows.length}, resolves to ${visible(resolves)}`,
    ...rows.map((row) => `  ${rowText(row, at)}`),
    '',
  ]
}

function rowText(row: Row, at: number): string {
  const { image, from, to, outcome } = row
  const reasons = [...row.for, ...row.against, ...row.notes].map((each) => reasonText(each, at))
  return `${visible(image.name)}  ${moveText(from, to)}  [${outcomeText({ outcome })}] ${reasons.join('; ')}`
}

export const moveText = (from: string, to: string) =>
  from === to ? stageText(from) : `${stageText(from)} → ${stageText(to)}`

/** The result of a run: what went wrong, image by image, and the numbers. */
export function reportLines({ ended, waiting, trouble }: Report): string[] {
  const of = (kind: string) => ended.filter(({ result }) => result.kind === kind).length
  const notDone = ended.flatMap(({ item, result }) =>
    'why' in result
      ? [`  ${visible(item.before.name)}  ${KINDS[result.kind]}: ${visible(result.why)}`]
      : [],
  )
  return [
    ...notDone,
    ...(trouble === undefined ? [] : [visible(trouble)]),
    `${of('done')} done, ${of('failed')} failed, ${of('skipped')} skipped, ${of('unknown')} not known, ${waiting.length} not started.`,
  ]
}

const KINDS = { failed: 'failed', skipped: 'skipped', unknown: 'not known' } as const
