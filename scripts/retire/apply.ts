/** `npm run retire -- apply`: makes the changes of a plan. */
import { writeFile } from 'node:fs/promises'
import type { QueryClient } from '@tanstack/react-query'
import { endpointOf } from '../../src/api/http/endpoint.ts'
import { jsonText } from '../../src/compute/commands/text.ts'
import { planDifferences } from '../../src/compute/retire/planFile.ts'
import type { Plan, Row } from '../../src/compute/retire/plan.ts'
import { changingRows, stepOf } from '../../src/compute/retire/steps.ts'
import { readRecipes } from '../../src/runs/recipes.ts'
import type { Item } from '../../src/runs/run.ts'
import { count } from '../../src/text/count.ts'
import { visible } from '../../src/text/visible.ts'
import { ask, isConfirmed } from './ask.ts'
import type { Settings } from './options.ts'
import { NOTHING_TO_DO, say, SOMETHING_TO_DO, warn } from './output.ts'
import { planned } from './plan.ts'
import { run, stampOf } from './run.ts'

/** Makes the changes. @returns the exit status @throws UsageError; ApiError; Error of a file */
export async function apply(client: QueryClient, options: Settings): Promise<number> {
  const { plan, images, unreadable, saved, lines } = await planned(client, options, Date.now())
  const differences = saved ? planDifferences(saved, plan, images) : []
  const changed = new Set(differences.map(({ image }) => image))
  const rows = changingRows(plan).filter(({ image }) => !changed.has(image.name))
  for (const line of lines()) say(line)
  for (const name of changed)
    warn(`${visible(name)}: not as in the saved plan, so it is left alone.`)
  if (unreadable > 0) {
    warn('What couldn’t be read may be the head of a family, so nothing is changed.')
    return SOMETHING_TO_DO
  }
  const isLeft = changed.size + plan.outcomes.putOff + plan.outcomes.unknown > 0
  if (rows.length === 0) return isLeft ? SOMETHING_TO_DO : NOTHING_TO_DO
  const deletions = rows.flatMap(({ to, image }) => (to === 'REMOVED' ? image.name : []))
  if (!(await mayApply(options, rows.length, deletions.length))) return SOMETHING_TO_DO
  if (deletions.length > 0) await saveRecipes(client, options, deletions)
  const items = rows.map((row) => itemOf(row, plan))
  const { errors } = plan.policy.limits
  const status = await run(client, options, items, errors, images)
  return isLeft ? SOMETHING_TO_DO : status
}

const itemOf = (row: Row, plan: Plan): Item => ({
  step: stepOf(row, plan, endpointOf().universe),
  before: row.image,
})

/** Deletions can't be undone, so their number is typed to confirm them. */
async function mayApply(options: Settings, changes: number, deletions: number): Promise<boolean> {
  const all = `Change ${count(changes, 'image')} of ${options.project}`
  if (deletions === 0) return isConfirmed(options, `${all}?`)
  const answer = await ask(
    options,
    `${all}, and delete ${deletions === changes ? 'all' : deletions} of them for good?`,
    `Type ${deletions} to confirm: `,
  )
  return answer === undefined || answer === String(deletions)
}

/** Saves what can recreate the images before they are deleted. @throws Error: nothing was deleted */
async function saveRecipes(
  client: QueryClient,
  { project, recipes }: Settings,
  names: readonly string[],
): Promise<void> {
  const path = recipes ?? `retire-${stampOf(new Date())}-recipes.json`
  const images = await readRecipes(client, project, names)
  await writeFile(path, `${jsonText({ project, images })}\n`, { flag: 'wx' })
  say(`Recipes: ${path}`)
}
