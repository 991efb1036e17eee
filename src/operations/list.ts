/** Operations in display order. */
import { isRunning, operationProblem } from '../compute/operationWords.ts'
import type { Operation } from '../compute/schema.ts'
import { actionWord } from '../images/parts/actionWord.ts'
import { newestFirst } from '../compute/time.ts'
import type { OperationsSearch, Result } from './search.ts'

/** Undefined for a status that the API doesn't document, and for none. */
export function resultOf(operation: Operation): Result | undefined {
  if (isRunning(operation)) return 'running'
  if (operation.status !== 'DONE') return undefined
  return operationProblem(operation) ? 'failed' : 'succeeded'
}

/**
 * Each operation once, as in the last list that has it: running ones first, then newest first.
 * @param lists what was read, older before newer
 */
export function inOrder(...lists: readonly (readonly Operation[])[]): Operation[] {
  const byName = new Map(lists.flat().map((operation) => [operation.name, operation]))
  const last = (operation: Operation) => (isRunning(operation) ? 0 : 1)
  return [...byName.values()].sort(
    (a, b) => last(a) - last(b) || newestFirst(a.insertTime, b.insertTime),
  )
}

/** Whether an operation passes the filters. */
export const isShown = (operation: Operation, { type, result }: OperationsSearch): boolean =>
  (type === undefined || actionWord(operation.operationType) === actionWord(type)) &&
  (result === undefined || resultOf(operation) === result)
