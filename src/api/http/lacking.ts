/** Learns from refusals which methods an API doesn't have. Loaded with the first one. */
import { METHODS, type MethodCall, type MethodId } from '../../compute/methods.ts'
import type { ApiError } from './error.ts'
import { doesNotHave, noteLacking } from './session.ts'

/**
 * “The method compute.v1.ImagesService.Delete is not available in this (s3nsapis.fr) universe.”
 * (https://cloud.google.com/compute/docs/reference/rest/v1/images/delete)
 */
const NOT_AVAILABLE = /is not available in (?:this|Cloud de Confiance)/i
/** Google's API front end for a path that is no method's. */
const NO_METHOD = /^Method not found/i
/** The title of the page that Google's servers answer a path with which they don't know. */
const GOOGLES_404 = 'Error 404 (Not Found)!!1'

/**
 * Notes the method as missing, if this refusal says so.
 * @param answer the text of the response
 */
export function learn(request: MethodCall, error: ApiError, answer: string): void {
  const method = methodOf(request)
  const why = method && whyLacking(method, error, answer)
  if (why) noteLacking(method, why)
}

function whyLacking(
  method: MethodId,
  { status, message, isJson }: ApiError,
  answer: string,
): string | undefined {
  // Any other page may be that of a proxy which doesn't reach the API right now.
  if (!isJson) return answer.includes(GOOGLES_404) ? doesNotHave(method) : undefined
  if (NOT_AVAILABLE.test(message)) return message
  const isMissing = status === 501 || (status === 404 && NO_METHOD.test(message))
  return isMissing ? doesNotHave(method) : undefined
}

/** Which method a call is of. */
function methodOf({ method, path }: MethodCall): MethodId | undefined {
  const below = /^projects\/[^/]+\/(.+)$/.exec(path)?.[1] ?? ''
  const ids = Object.keys(METHODS) as MethodId[]
  return ids.find((id) => {
    const [verb, pattern] = METHODS[id]
    const exact = new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`)
    return verb === method && exact.test(below)
  })
}
