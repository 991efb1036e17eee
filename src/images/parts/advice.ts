/** What to do about a change that wasn't made. */
import { ApiError } from '../../api/http/error.ts'
import { isRateLimit } from '../../api/http/retry.ts'
import { isLostLock } from '../../compute/refusals.ts'

const RACED = 'Someone else changed it in the meantime: try again.'

/** What to do, as a sentence, if the error message doesn't say; undefined if nothing helps. */
export function adviceOn(error: Error): string | undefined {
  if (!(error instanceof ApiError)) return undefined
  const { constraint, failure, message, reason, status } = error
  if (constraint !== undefined) {
    return `Trying again won’t help: the organization policy ${constraint} forbids it. Ask its administrator to allow it.`
  }
  if (failure !== 'http') return undefined
  if (isRateLimit(error)) {
    return 'The project has sent too many requests: wait a minute, then try again.'
  }
  switch (status) {
    case 401:
      return 'Sign in again, then retry.'
    case 403:
      return error.permission === undefined ? 'Ask an administrator of the project.' : undefined
    case 404:
      return 'It may have been deleted in the meantime.'
    case 409:
      return reason === 'alreadyExists' ? undefined : RACED
    case 412:
      return isLostLock(message) ? RACED : undefined
    default:
      return status >= 500 ? 'The service is having problems: try again in a moment.' : undefined
  }
}
