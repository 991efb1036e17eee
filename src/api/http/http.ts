/** The one HTTP client: URL, headers, timeout, and every failure as an ApiError. */
import type { MethodCall } from '../../compute/methods.ts'
import { hasOther } from './again.ts'
import { accessToken, noteAnswer, session } from './session.ts'
import { whyBlocked } from './blocked.ts'
import { needsAccess } from './loopback.ts'
import { takeEarly, TIMEOUT } from './early.ts'
import { ApiError, errorFromAnswer, isApiError } from './error.ts'
import { noteError } from './rateLimit.ts'
import { requestUrl, type Query } from './requestUrl.ts'
import { heldSecrets, secretsIn, withoutSecrets } from './secrets.ts'

export interface ApiRequest extends MethodCall {
  query?: Query
  body?: unknown
  signal?: AbortSignal
  /** ms before it times out. Default: {@link TIMEOUT}. */
  timeout?: number
}

/**
 * Sends a request and returns its JSON (undefined for an empty 204).
 * @throws ApiError for whatever goes wrong; the DOMException AbortError when `signal` aborts
 */
export async function send(request: ApiRequest): Promise<unknown> {
  const token = accessToken()
  try {
    return await sendWith(token, request)
  } catch (error) {
    if (!isApiError(error, 401) || !(await hasOther(token))) throw error
    return sendWith(accessToken(), request)
  }
}

async function sendWith(token: string | undefined, request: ApiRequest): Promise<unknown> {
  const { method, path, query, body, signal, timeout = TIMEOUT } = request
  const url = requestUrl(session().base, path, query)
  const limit = AbortSignal.timeout(timeout)
  try {
    const early = method === 'GET' && token === undefined ? takeEarly(url) : undefined
    const answer = await (early ??
      fetch(url, {
        method,
        headers: headers(token, body),
        body: body === undefined ? null : JSON.stringify(body),
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
        credentials: 'omit',
        redirect: 'error',
      }))
    noteAnswer(token, answer.status === 401)
    return await readAnswer(answer, request)
  } catch (error) {
    if (error instanceof ApiError) noteError(error)
    if (error instanceof ApiError || signal?.aborted) throw error
    throw await notReached(limit.aborted || isTimeout(error) ? timeout : undefined)
  }
}

/** Statuses that may mean that the API doesn't have the method. */
const MAY_LACK: ReadonlySet<number> = new Set([403, 404, 501])

function headers(token: string | undefined, body: unknown): Headers {
  const result = new Headers(session().headers)
  if (token !== undefined) result.set('authorization', `Bearer ${token}`)
  if (body !== undefined) result.set('content-type', 'application/json')
  return result
}

/** @param request an error may echo the keys in its body */
async function readAnswer(answer: Response, request: ApiRequest): Promise<unknown> {
  const text = await answer.text()
  if (text === '' && answer.status === 204) return undefined
  const json = parseJson(text)
  if (!answer.ok) {
    const said = withoutSecrets(json?.value, [...secretsIn(request.body), ...heldSecrets()])
    const error = errorFromAnswer(answer.status, said, answer.headers.get('retry-after'))
    if (MAY_LACK.has(answer.status)) {
      // Controls may turn off a moment later; if its code can't be loaded, with the next refusal.
      import('./lacking.ts').then(
        ({ learn }) => learn(request, error, text),
        () => undefined,
      )
    }
    throw error
  }
  if (json) return json.value
  throw new ApiError({
    failure: 'notJson',
    status: answer.status,
    message:
      text === ''
        ? 'The response was empty. Try again. If it keeps happening, something between here and the API is cutting responses off.'
        : 'The response was not JSON. It may come from a proxy or a sign-in page on the way to the API.',
  })
}

function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** An early request has its own timeout. */
const isTimeout = (error: unknown) => error instanceof Error && error.name === 'TimeoutError'

/** @param timeout ms, if that is why */
async function notReached(timeout: number | undefined): Promise<ApiError> {
  const { base } = session()
  const { host, origin } = new URL(base)
  const blocked = whyBlocked(origin)
  if (blocked) return new ApiError({ failure: 'blocked', message: blocked })
  const noAccess =
    needsAccess(base) &&
    (await import('./localAccess.ts').then(
      ({ whyNoAccess }) => whyNoAccess(host),
      () => undefined,
    ))
  if (noAccess && (timeout === undefined || noAccess.failure === 'blocked')) return noAccess
  if (timeout !== undefined) {
    return new ApiError({
      failure: 'timeout',
      message: `No response within ${timeout / 1000} seconds. The API may be busy. Try again.`,
    })
  }
  return new ApiError({
    failure: 'network',
    message: `${host} could not be reached. Check that it is running and that your network allows access, then try again.`,
  })
}
