/** Tries a connection, step by step, without changing anything. */
import { whyBlocked } from '../../api/http/blocked.ts'
import { errorFromAnswer } from '../../api/http/error.ts'
import { whyNoAccess } from '../../api/http/localAccess.ts'
import { needsAccess } from '../../api/http/loopback.ts'
import { withoutSecrets } from '../../api/http/secrets.ts'
import { requestUrl } from '../../api/http/requestUrl.ts'
import { callOf } from '../../compute/methods.ts'
import { durationText } from '../../text/duration.ts'
import type { ConnectionSettings } from '../config/connection.ts'

export interface Step {
  name: 'Reachable' | 'CORS' | 'Signed in' | 'Can list images' | 'Clocks agree'
  /** `unknown`: it couldn't be tried, because of an earlier step or for lack of a token. */
  result: 'passed' | 'failed' | 'unknown'
  /** What was found, as a sentence. */
  text: string
}

interface Means {
  now(): number
  /** The token, if this is the connection it is for: it is sent nowhere else. */
  token: string | undefined
  /** The page's origin. */
  origin: string
  signal: AbortSignal
}

const TIMEOUT = 15_000
/** Seconds by which clocks may differ before signatures and token times become wrong. */
const SKEW = 30

/** The steps, each as soon as it is known. */
export async function* testConnection(
  { apiBase, projects, headers, signIn }: ConnectionSettings,
  means: Means,
): AsyncGenerator<Step> {
  const { path } = callOf('images.list', { project: projects[0] })
  const url = requestUrl(apiBase, path, { maxResults: 1 })
  const { host, origin } = new URL(url)
  const options = () => ({
    credentials: 'omit' as const,
    signal: AbortSignal.any([means.signal, AbortSignal.timeout(TIMEOUT)]),
  })
  const all = new Headers(headers)
  if (means.token !== undefined) all.set('authorization', `Bearer ${means.token}`)
  const answer = await fetch(url, { ...options(), headers: all, redirect: 'error' }).catch(
    () => undefined,
  )
  means.signal.throwIfAborted()

  if (!answer) {
    // Without reading the answer, any server may be asked.
    const isThere = await fetch(url, { ...options(), mode: 'no-cors' }).then(
      () => true,
      () => false,
    )
    means.signal.throwIfAborted()
    if (!isThere) {
      const noAccess = needsAccess(url, means.origin) ? await whyNoAccess(host) : undefined
      const why = whyBlocked(origin) ?? noAccess?.message
      yield { name: 'Reachable', result: 'failed', text: why ?? `${host} didn’t answer.` }
      return
    }
    yield { name: 'Reachable', result: 'passed', text: `${host} answers.` }
    const names = ['Authorization', ...Object.keys(headers)].join(', ')
    const text = `${host} doesn’t let this page read its answers. It has to allow the origin ${means.origin} and the headers ${names}.`
    yield { name: 'CORS', result: 'failed', text }
    return
  }

  yield { name: 'Reachable', result: 'passed', text: `${host} answers.` }
  yield {
    name: 'CORS',
    result: 'passed',
    text:
      origin === means.origin
        ? 'Not needed: it is this page’s server.'
        : 'This page may read the answers.',
  }
  yield* access(answer, { signIn, token: means.token, project: projects[0] })
  yield clock(answer, means.now())
}

async function* access(
  answer: Response,
  {
    signIn,
    token,
    project,
  }: Pick<ConnectionSettings, 'signIn'> & Pick<Means, 'token'> & { project: string },
): AsyncGenerator<Step> {
  const text = await answer.text().catch(() => '')
  const body = parsed(text)
  const error = errorFromAnswer(
    answer.status,
    withoutSecrets(body, token === undefined ? [] : [token]),
  )
  if (answer.status === 401) {
    const why =
      token !== undefined
        ? `The token was refused. ${error.message}`
        : signIn.kind === 'none'
          ? `The API requires a token, and the connection has no sign-in. ${error.message}`
          : 'You aren’t signed in on this connection.'
    const isOpen = token === undefined && signIn.kind !== 'none'
    yield { name: 'Signed in', result: isOpen ? 'unknown' : 'failed', text: why }
    yield {
      name: 'Can list images',
      result: 'unknown',
      text: 'Not known until you sign in.',
    }
    return
  }
  // A proxy's page, or a server that fails, may never have looked at the token. Without one, a refusal may be for the lack of it.
  const isKnown = body !== undefined && (token === undefined ? answer.ok : answer.status < 500)
  yield {
    name: 'Signed in',
    result: isKnown ? 'passed' : 'unknown',
    text: isKnown
      ? token === undefined
        ? 'The API requires no token.'
        : 'The API accepts the token.'
      : 'The response doesn’t say.',
  }
  if (answer.ok && body !== undefined) {
    yield { name: 'Can list images', result: 'passed', text: `In ${project}.` }
  } else {
    const why = answer.ok ? 'The response was not JSON: this is not the API.' : error.message
    yield { name: 'Can list images', result: 'failed', text: why }
  }
}

/** Compares clocks by the response's `Date`, which another origin may keep from the page. */
function clock({ headers }: Response, now: number): Step {
  const name = 'Clocks agree'
  const date = Date.parse(headers.get('date') ?? '')
  if (Number.isNaN(date)) {
    return { name, result: 'unknown', text: 'This page can’t read the server’s time.' }
  }
  const seconds = Math.round((now - date) / 1000)
  return Math.abs(seconds) <= SKEW
    ? { name, result: 'passed', text: `Within ${SKEW} seconds of the server’s.` }
    : {
        name,
        result: 'failed',
        text: `This computer is ${durationText(Math.abs(seconds) * 1000)} ${seconds > 0 ? 'ahead of' : 'behind'} the server.`,
      }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
