/** The file named by `--policy`: a policy, or a saved plan. */
import { readPolicyOrPlan, type SavedPlan } from '../../src/compute/retire/planFile.ts'
import type { FieldProblem, RetirePolicy } from '../../src/compute/retire/policy.ts'
import { readText } from '../cli/readText.ts'
import { UsageError } from './options.ts'

/** @throws UsageError with every problem, each on a line of its own */
export async function readPolicyFile(
  path: string,
): Promise<{ policy: RetirePolicy; saved?: SavedPlan }> {
  const read = readPolicyOrPlan(await readText('--policy', path))
  if ('problems' in read) throw refused(path, read.problems)
  return read
}

/** Every problem with a file, each on a line of its own. */
export const refused = (path: string, problems: readonly FieldProblem[]) =>
  new UsageError(
    problems
      .map(({ field, message }) => `${path}: ${field === '' ? '' : `${field}: `}${message}`)
      .join('\n'),
  )
