/** A plan as a file: the policy and its outcome, to be reviewed, kept and read back. */
import * as z from 'zod/mini'
import { stateOf } from '../deprecation.ts'
import type { Families } from '../families.ts'
import { imageNamed } from '../links.ts'
import type { Image } from '../schema.ts'
import { parseTime } from '../time.ts'
import type { Plan, Row } from './plan.ts'
import type { FieldProblem, RetirePolicy } from './policy.ts'
import { readJson } from './readJson.ts'
import { readPolicyValue } from './readPolicy.ts'
import { reasonText } from './reasonText.ts'
import { isObject } from '../isObject.ts'

const FileRow = z.object({
  family: z.string(),
  image: z.string(),
  id: z.optional(z.string()),
  from: z.string(),
  to: z.string(),
  outcome: z.string(),
  replacement: z.optional(z.string()),
  reasons: z.array(z.string()),
})
type FileRow = z.infer<typeof FileRow>

const PlanFile = z.object({
  kind: z.enum(['retirePlan']),
  version: z.enum({ one: 1 } as const),
  project: z.string(),
  at: z.string().check(z.refine((at) => !Number.isNaN(parseTime(at)), 'Not a time.')),
  rows: z.array(FileRow),
})

/** A plan as read from a file. */
export interface SavedPlan {
  policy: RetirePolicy
  project: string
  /** The day of the plan, ms since the epoch. */
  at: number
  rows: readonly FileRow[]
}

/** The plan as a JSON value. Unless `isAll`, only images that change or are put off are listed. */
export function planValue(plan: Plan, isAll = true): object {
  const rows = plan.families.flatMap((family) => family.rows)
  return {
    kind: 'retirePlan',
    version: 1,
    project: plan.project,
    at: new Date(plan.at).toISOString(),
    policy: plan.policy,
    outcomes: plan.outcomes,
    states: plan.states,
    rows: rows
      .filter(({ outcome }) => isAll || outcome === 'change' || outcome === 'putOff')
      .map((row) => fileRow(row, plan.at)),
  }
}

const fileRow = (row: Row, at: number): FileRow => ({
  family: row.family,
  image: row.image.name,
  ...(row.image.id !== undefined && { id: row.image.id }),
  from: row.from,
  to: row.to,
  outcome: row.outcome,
  ...(row.replacement && { replacement: row.replacement.name }),
  reasons: [...row.for, ...row.against, ...row.notes].map((reason) => reasonText(reason, at)),
})

export type ReadPlan = { saved: SavedPlan } | { problems: readonly FieldProblem[] }

/** Whether a JSON value claims to be a plan, rather than only a policy. */
export const isPlanValue = (value: unknown): boolean =>
  isObject(value) && value['kind'] === 'retirePlan'

/** Reads a plan from a file's JSON value, and validates its policy like any other. */
export function readPlanValue(value: unknown): ReadPlan {
  const file = PlanFile.safeParse(value)
  if (!file.success) {
    return {
      problems: file.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })),
    }
  }
  const read = readPolicyValue(isObject(value) ? value['policy'] : undefined)
  if ('problems' in read) return read
  const { project, at, rows } = file.data
  return { saved: { policy: read.policy, project, at: parseTime(at), rows } }
}

/** Reads the text of a file with a policy, or with a plan and its policy. */
export function readPolicyOrPlan(
  text: string,
): { policy: RetirePolicy; saved?: SavedPlan } | { problems: readonly FieldProblem[] } {
  const json = readJson(text)
  if ('problems' in json) return json
  if (!isPlanValue(json.value)) return readPolicyValue(json.value)
  const read = readPlanValue(json.value)
  return 'problems' in read ? read : { policy: read.saved.policy, saved: read.saved }
}

/** An image on which two plans differ. */
export interface PlanDifference {
  image: string
  /** What the saved plan has: `ACTIVE → DEPRECATED`; undefined: no change. */
  saved: string | undefined
  now: string | undefined
}

/**
 * Where a plan differs from a saved one: images that change in one of them and don't change the
 * same way in the other. An image recreated with the same name is a different one. What the saved
 * plan was to do and is done, as after an earlier run of it, is no difference.
 * @param images all images of the project, those of the plan
 */
export function planDifferences(saved: SavedPlan, plan: Plan, images: Families): PlanDifference[] {
  const before = new Map(
    saved.rows
      .filter(({ outcome }) => outcome === 'change')
      .filter((row) => !isDone(row, images.find(row.image), plan.project))
      .map((row) => [row.image, moveText(row, row)] as const),
  )
  const now = new Map(
    plan.families
      .flatMap(({ rows }) => rows)
      .filter(({ outcome }) => outcome === 'change')
      .map((row) => [
        row.image.name,
        moveText({ ...row, replacement: row.replacement?.name }, row.image),
      ]),
  )
  const names = [...new Set([...before.keys(), ...now.keys()])].sort()
  return names.flatMap((image) => {
    const [one, other] = [before.get(image), now.get(image)]
    return one?.key === other?.key ? [] : [{ image, saved: one?.text, now: other?.text }]
  })
}

/** Whether an image is as a row was to make it. @param found by the row's name, which may also be another's id */
function isDone(row: FileRow, found: Image | undefined, project: string): boolean {
  const image = found?.name === row.image ? found : undefined
  const { id, to, replacement } = row
  if (!image) return to === 'REMOVED'
  if ((id !== undefined && image.id !== id) || stateOf(image) !== to) return false
  return !replacement || imageNamed(image.deprecated?.replacement, project) === replacement
}

function moveText(
  { from, to, replacement }: { from: string; to: string; replacement?: string | undefined },
  { id = '' }: Pick<Image, 'id'>,
) {
  const text = from === to ? `replacement ${replacement ?? ''}` : `${from} → ${to}`
  return { text, key: `${text} ${replacement ?? ''} ${id}` }
}
