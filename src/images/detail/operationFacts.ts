/** What the operations on an image say about it. The service keeps them only for a limited time. */
import { detailsOfShown, type ErrorDetail } from '../../compute/errorDetails.ts'
import { operationProblem } from '../../compute/operationWords.ts'
import { progressOf } from '../../compute/progress.ts'
import type { Image, Operation } from '../../compute/schema.ts'
import { newestFirst, readTime, type Moment } from '../../compute/time.ts'

export interface OperationFacts {
  /** Who created the image. */
  createdBy?: string
  /** 0–100, of the running operation. */
  progress?: number
  /** Why it failed, from the operation that created it. */
  failures: { code: string; message: string }[]
  /** Further details of those errors. */
  details: readonly ErrorDetail[]
}

/** What operations say about this image, ignoring those on an earlier one with its name. */
export function operationFacts(
  image: Pick<Image, 'id'>,
  operations: readonly Operation[],
): OperationFacts {
  const facts: OperationFacts = { failures: [], details: [] }
  for (const operation of operations) {
    if (isOfAnother(operation, image)) continue
    if (operation.operationType === 'insert') {
      if (operation.user !== undefined) facts.createdBy = operation.user
      facts.failures = failuresOf(operation)
      facts.details = detailsOfShown(operation.error?.errors)
    }
    const progress = operation.status === 'DONE' ? undefined : progressOf(operation)
    if (progress !== undefined) facts.progress ??= progress
  }
  return facts
}

/** Whether an operation was on an earlier image with the same name. */
export function isOfAnother(operation: Operation, image: Pick<Image, 'id'>): boolean {
  return (
    operation.targetId !== undefined && image.id !== undefined && operation.targetId !== image.id
  )
}

/** The errors an operation ended with, in the API's words; empty if it succeeded. */
function failuresOf(operation: Operation): OperationFacts['failures'] {
  const problem = operationProblem(operation)
  if (!problem) return []
  const errors = operation.error?.errors ?? []
  if (errors.length === 0) return [{ code: problem.code, message: problem.own || problem.plain }]
  return errors.map(({ code = '', message = '' }) => ({
    code,
    message: message || (code ? '' : problem.plain),
  }))
}

/** The last successful delete: who and when. */
export function deletionOf(
  operations: readonly Operation[],
): { by: string | undefined; at: Moment } | undefined {
  const [last] = operations
    .filter(
      (each) =>
        each.operationType === 'delete' && each.status === 'DONE' && !operationProblem(each),
    )
    .sort((a, b) => newestFirst(a.endTime, b.endTime))
  return last && { by: last.user, at: readTime(last.endTime) }
}
