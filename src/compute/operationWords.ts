/** What went wrong in an operation, in words. */
import type { Operation } from './schema.ts'

/** Error codes of operations: UPPER_SNAKE of the reason that the API gives with an HTTP error. */
const PLAIN = new Map([
  ['QUOTA_EXCEEDED', 'A quota of the project is used up.'],
  ['RESOURCE_ALREADY_EXISTS', 'There is already something of this name.'],
  ['RESOURCE_NOT_FOUND', 'Something that it needs is not there (any more).'],
  ['RESOURCE_NOT_READY', 'Something that it needs is not ready yet.'],
  ['RESOURCE_IN_USE_BY_ANOTHER_RESOURCE', 'Something that it needs is in use.'],
  ['CONDITION_NOT_MET', 'It was changed by somebody else meanwhile.'],
  ['FORBIDDEN', 'A permission is missing.'],
  ['PERMISSIONS_ERROR', 'A permission is missing.'],
  ['INTERNAL_ERROR', 'The service failed; it may work when tried again.'],
  ['SERVICE_UNAVAILABLE', 'The service was not available; it may work when tried again.'],
])

export interface OperationProblem {
  /** In plain words. */
  plain: string
  /** In the API's own. */
  own: string
  /** The API's code of the first error; '' when it gave none. */
  code: string
}

/** Why an operation has failed; undefined when it has not. */
export function operationProblem(operation: Operation): OperationProblem | undefined {
  if (!operation.error && (operation.httpErrorStatusCode ?? 0) < 400) return undefined
  const errors = operation.error?.errors ?? []
  const code = errors[0]?.code ?? ''
  const messages = errors.flatMap(({ message }) => (message ? [message] : []))
  const own = messages.join(' ') || operation.httpErrorMessage || code
  return { plain: PLAIN.get(code) ?? 'It could not be done.', own, code }
}
