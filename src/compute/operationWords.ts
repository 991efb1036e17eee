/** What went wrong in an operation, in words. */
import { operationDetails, type ErrorDetail } from './errorDetails.ts'
import { constraintIn, isLostLock } from './refusals.ts'
import type { Operation } from './schema.ts'

/** Error codes of operations: UPPER_SNAKE of the reason that the API gives with an HTTP error. */
const PLAIN = new Map([
  ['QUOTA_EXCEEDED', 'A quota of the project is used up.'],
  ['RESOURCE_ALREADY_EXISTS', 'There is already something of this name.'],
  ['RESOURCE_NOT_FOUND', 'Something that it needs is not there (any more).'],
  ['RESOURCE_NOT_READY', 'Something that it needs is not ready yet.'],
  ['RESOURCE_IN_USE_BY_ANOTHER_RESOURCE', 'Something that it needs is in use.'],
  ['FORBIDDEN', 'A permission is missing.'],
  ['PERMISSIONS_ERROR', 'A permission is missing.'],
  ['INTERNAL_ERROR', 'The service failed; it may work when tried again.'],
  ['SERVICE_UNAVAILABLE', 'The service was not available; it may work when tried again.'],
])

export interface OperationProblem {
  /** In plain words. */
  plain: string
  /** In the API's own: of the first error. */
  own: string
  /** The API's code of the first error; '' when it gave none. */
  code: string
  /** Its other errors, and what it says about each. */
  details: readonly ErrorDetail[]
}

/** Why an operation has failed; undefined when it has not. */
export function operationProblem(operation: Operation): OperationProblem | undefined {
  if (!operation.error && (operation.httpErrorStatusCode ?? 0) < 400) return undefined
  const errors = operation.error?.errors ?? []
  const code = errors[0]?.code ?? ''
  const said = errors.find(({ message }) => message)?.message
  const own = said ?? (operation.httpErrorMessage || code)
  const details = operationDetails(errors, own)
  return { plain: plainWords(code, own, details), own, code, details }
}

function plainWords(code: string, own: string, details: readonly ErrorDetail[]): string {
  // One code for two things: an organization's policy, and somebody who was faster.
  if (constraintIn(own, details) !== undefined) return 'An organization policy doesn’t allow it.'
  if (code === 'CONDITION_NOT_MET') {
    return isLostLock(own)
      ? 'Someone else changed it in the meantime.'
      : 'A condition for it isn’t met.'
  }
  return PLAIN.get(code) ?? 'It could not be done.'
}
