/** `npm run retire -- plan`: what would change, and why. */
import type { QueryClient } from '@tanstack/react-query'
import { endpointOf } from '../../src/api/http/endpoint.ts'
import type { Families } from '../../src/compute/families.ts'
import { planCsv } from '../../src/compute/retire/planCsv.ts'
import { planDifferences, planValue, type SavedPlan } from '../../src/compute/retire/planFile.ts'
import { planOn, type Plan } from '../../src/compute/retire/plan.ts'
import { prepare, seenOn } from '../../src/compute/retire/prepare.ts'
import { scheduleOf } from '../../src/compute/retire/schedule.ts'
import { gcloudScript, restScript } from '../../src/compute/retire/script.ts'
import { changingRows, stepOf } from '../../src/compute/retire/steps.ts'
import { count } from '../../src/text/count.ts'
import { visible } from '../../src/text/visible.ts'
import { readEvidence, readImages } from './estate.ts'
import { UsageError, type Settings } from './options.ts'
import { NOTHING_TO_DO, say, SOMETHING_TO_DO, warn } from './output.ts'
import { readPolicyFile } from './policyFile.ts'
import { planLines } from './print.ts'

export interface Planned {
  plan: Plan
  images: Families
  /** How many images have no readable name: any of them may be in the plan, or the head of a family. */
  unreadable: number
  /** If the policy was that of a saved plan. */
  saved: SavedPlan | undefined
  /** The plan as text. */
  lines(): string[]
}

/** Plans for a time, in ms since the epoch. @throws UsageError; ApiError */
export async function planned(
  client: QueryClient,
  options: Settings,
  at: number,
): Promise<Planned> {
  const { policy, saved } = await readPolicyFile(options.policy)
  const { project, protection } = options
  if (saved && saved.project !== project) {
    throw new UsageError(`${options.policy} is a plan for ${saved.project}, not ${project}.`)
  }
  const { images, unreadable } = await readImages(client, project)
  const evidence = options.usage ? await readEvidence(client, project, images) : undefined
  const prepared = prepare({ project, images, policy, evidence, protection })
  const then = seenOn(prepared, at, Date.now())
  const plan = planOn(then, at)
  return { plan, images, unreadable, saved, lines: () => planLines(plan, scheduleOf(then, at)) }
}

const stepsOf = (plan: Plan) =>
  changingRows(plan).map((row) => stepOf(row, plan, endpointOf().universe))

/** Prints the plan. @returns the exit status @throws UsageError; ApiError */
export async function plan(client: QueryClient, options: Settings): Promise<number> {
  const { plan, images, unreadable, saved, lines } = await planned(
    client,
    options,
    options.on ?? Date.now(),
  )
  switch (options.format) {
    case 'json':
      say(JSON.stringify(planValue(plan), null, 2))
      break
    case 'csv':
      process.stdout.write(planCsv(plan))
      break
    case 'gcloud':
      process.stdout.write(gcloudScript(stepsOf(plan), endpointOf(), titleOf(plan)))
      break
    case 'rest':
      process.stdout.write(restScript(stepsOf(plan), endpointOf()))
      break
    default:
      for (const line of lines()) say(line)
  }
  for (const { image, saved: before, now } of saved ? planDifferences(saved, plan, images) : []) {
    warn(`${visible(image)}: the saved plan says ${before ?? 'nothing'}, now ${now ?? 'nothing'}.`)
  }
  const { change, putOff, unknown } = plan.outcomes
  return change + putOff + unknown + unreadable > 0 ? SOMETHING_TO_DO : NOTHING_TO_DO
}

const titleOf = (plan: Plan) =>
  `Retires ${count(plan.outcomes.change, 'image')} of ${plan.project}, planned ${new Date(plan.at).toISOString()}`
