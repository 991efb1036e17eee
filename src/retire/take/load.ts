/** Loads a file with a policy, or with a plan and its policy. */
import { isPlanValue, readPlanValue, type SavedPlan } from '../../compute/retire/planFile.ts'
import type { FieldProblem, RetirePolicy } from '../../compute/retire/policy.ts'
import { readPolicyJson } from '../../compute/retire/readPolicy.ts'

export type Loaded =
  | { policy: RetirePolicy; saved?: SavedPlan }
  /** Everything wrong with the file; nothing is taken from it. */
  | { problems: readonly FieldProblem[] }

/** @param project a plan for another project is rejected */
export function readFile(text: string, project: string): Loaded {
  const value = parsed(text)
  if (!isPlanValue(value)) return readPolicyJson(text)
  const read = readPlanValue(value)
  if ('problems' in read) return read
  const { saved } = read
  if (saved.project !== project) {
    const message = `This is a plan of ${saved.project}, not of ${project}.`
    return { problems: [{ field: '', message }] }
  }
  return { policy: saved.policy, saved }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
