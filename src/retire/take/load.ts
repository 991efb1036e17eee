/** Loads a file with a policy, or with a plan and its policy. */
import { readPolicyOrPlan } from '../../compute/retire/planFile.ts'

/** If there are problems, nothing is taken from the file. */
export type Loaded = ReturnType<typeof readPolicyOrPlan>

/** @param project a plan for another project is rejected */
export function readFile(text: string, project: string): Loaded {
  const read = readPolicyOrPlan(text)
  if ('problems' in read || !read.saved || read.saved.project === project) return read
  const message = `This plan is for ${read.saved.project}, not for ${project}.`
  return { problems: [{ field: '', message }] }
}
