/** The file named by `--policy`: a policy, or a saved plan. */
import { isPlanValue, readPlanValue, type SavedPlan } from '../../src/compute/retire/planFile.ts'
import type { FieldProblem, RetirePolicy } from '../../src/compute/retire/policy.ts'
import { readPolicyJson } from '../../src/compute/retire/readPolicy.ts'
import { readText } from '../cli/readText.ts'
import { UsageError } from './options.ts'

/** @throws UsageError with every problem, each on a line of its own */
export async function readPolicyFile(
  path: string,
): Promise<{ policy: RetirePolicy; saved: SavedPlan | undefined }> {
  const text = await readText('--policy', path)
  const value = parsed(text)
  if (isPlanValue(value)) {
    const read = readPlanValue(value)
    if ('problems' in read) throw refused(path, read.problems)
    return { policy: read.saved.policy, saved: read.saved }
  }
  const read = readPolicyJson(text)
  if ('problems' in read) throw refused(path, read.problems)
  return { policy: read.policy, saved: undefined }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Every problem with a file, each on a line of its own. */
export const refused = (path: string, problems: readonly FieldProblem[]) =>
  new UsageError(
    problems
      .map(({ field, message }) => `${path}: ${field === '' ? '' : `${field}: `}${message}`)
      .join('\n'),
  )
