/** How an operation is going, and why it failed, in plain words. */
import { operationDetails, type ErrorDetail } from './errorDetails.ts'
import { constraintIn, isLostLock } from './refusals.ts'
import type { Operation } from './schema.ts'

/** Error codes of operations: the reason of the matching HTTP error, in UPPER_SNAKE. */
const PLAIN = new Map([
  ['QUOTA_EXCEEDED', 'A quota of the project is exceeded.'],
  ['RESOURCE_ALREADY_EXISTS', 'A resource with this name already exists.'],
  ['RESOURCE_NOT_FOUND', 'A resource it needs doesn’t exist.'],
  ['RESOURCE_NOT_READY', 'A resource it needs isn’t ready yet.'],
  ['RESOURCE_IN_USE_BY_ANOTHER_RESOURCE', 'It, or a resource it needs, is in use.'],
  ['FORBIDDEN', 'A permission is missing.'],
  ['PERMISSIONS_ERROR', 'A permission is missing.'],
  ['INTERNAL_ERROR', 'Internal error in the service. Trying again may work.'],
  ['SERVICE_UNAVAILABLE', 'The service was unavailable. Trying again may work.'],
])

export interface OperationProblem {
  /** The cause in plain words. */
  plain: string
  /** The API’s own message: that of the first error. */
  own: string
  /** The first error’s code; '' if it has none. */
  code: string
  /** The other errors, and the details of each. */
  details: readonly ErrorDetail[]
}

/** Whether an operation is still running. Not with a status that the API doesn't document: that isn't known. */
export const isRunning = ({ status }: Pick<Operation, 'status'>): boolean =>
  status === 'PENDING' || status === 'RUNNING'

/** Why an operation failed; undefined if it didn’t. */
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
  // One code for two causes: an organization policy, and a concurrent change.
  if (constraintIn(own, details) !== undefined) return 'An organization policy doesn’t allow it.'
  if (code === 'CONDITION_NOT_MET') {
    return isLostLock(own)
      ? 'Someone else changed it in the meantime.'
      : 'A condition for it isn’t met.'
  }
  return PLAIN.get(code) ?? 'The operation failed.'
}
