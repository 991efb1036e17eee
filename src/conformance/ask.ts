/** Sends the requests of a check, and notes what was sent and what came. */

/** The fields that the checks look at; whatever came, they may be missing. */
export interface Body {
  id?: string
  name?: string
  kind?: string
  status?: string
  family?: string
  selfLink?: string
  targetLink?: string
  creationTimestamp?: string
  description?: string
  labels?: Record<string, string>
  labelFingerprint?: string
  deprecated?: { state?: string }
  permissions?: unknown
  items?: Body[]
  nextPageToken?: string
  error?: { code?: number; message?: string; errors?: { reason?: string; message?: string }[] }
}

export interface Reply {
  status: number
  headers: Headers
  /** The JSON; `{}` if the body is none. */
  body: Body
  isJson: boolean
}

/** A fetch function: the page's, Node's, or an emulator's. */
export type Fetch = (request: Request) => Promise<Response>

export interface Endpoint {
  /** `https://compute.googleapis.com/compute/v1`, without a slash at the end. */
  base: string
  project: string
  /** Sent with each request. */
  headers?: Readonly<Record<string, string>>
  fetch: Fetch
}

type Query = Readonly<Record<string, string | number>>

/** What came, if anything, says nothing about what the endpoint does: it may do it another time, or for others. */
export class NoAnswer extends Error {}

/** Its promises are rejected with {@link NoAnswer} if no response comes. */
export interface Ask {
  /** @param path below `projects/P/` */
  (verb: string, path: string, query?: Query, body?: object): Promise<Reply>
  /** The preflight of a request of another origin. */
  preflight(path: string, origin: string): Promise<Reply>
  /** What was sent: `GET global/images?maxResults=1`. */
  readonly sent: readonly string[]
  /** What came: `200`, `412 conditionNotMet`. */
  readonly came: readonly string[]
}

/** ms after which an answer is no longer waited for: longer than `wait` holds its own. */
const TIMEOUT = 150_000

/** Starts taking notes of one check. */
export function newAsk({ base, project, headers, fetch }: Endpoint): Ask {
  const sent: string[] = []
  const came: string[] = []
  const send = async (verb: string, path: string, init: RequestInit) => {
    sent.push(`${verb} ${shown(path)}`)
    const request = new Request(`${base}/projects/${project}/${path}`, {
      ...init,
      method: verb,
      signal: AbortSignal.timeout(TIMEOUT),
    })
    const reply = await fetch(request)
      .then(read)
      .catch((error: unknown) => {
        throw noResponse(error, base)
      })
    came.push(wordsOf(reply))
    return reply
  }
  const ask = (verb: string, path: string, query: Query = {}, body?: object) => {
    const search = new URLSearchParams(
      Object.entries(query).map(([name, value]) => [name, String(value)]),
    ).toString()
    const type = body && { 'content-type': 'application/json' }
    return send(verb, search === '' ? path : `${path}?${search}`, {
      headers: { ...headers, ...type },
      ...(body && { body: JSON.stringify(body) }),
    })
  }
  const preflight = (path: string, origin: string) =>
    send('OPTIONS', path, {
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    })
  return Object.assign(ask, { preflight, sent, came })
}

/** The same, for a check: also rejected with {@link NoAnswer} if a response answers nothing. */
export function judged(ask: Ask): Ask {
  const answered = async (coming: Promise<Reply>) => {
    const reply = await coming
    const why = answersNothing(reply)
    if (why !== undefined) throw new NoAnswer(why)
    return reply
  }
  const judge = (...asked: Parameters<Ask>) => answered(ask(...asked))
  const preflight: Ask['preflight'] = (...asked) => answered(ask.preflight(...asked))
  return Object.assign(judge, { preflight, sent: ask.sent, came: ask.came })
}

/**
 * Why a response says nothing about what the endpoint does, as a sentence. These are the responses after which the
 * console itself tries again; a 500 is what a defect of the endpoint looks like.
 */
function answersNothing({ status, body: { error } }: Reply): string | undefined {
  const reason = error?.errors?.[0]?.reason
  if (status === 401) return 'The API didn’t accept the sign-in.'
  if (status === 429 || (status === 403 && reason === 'rateLimitExceeded')) {
    return 'The API limits the rate of requests. Check again in a minute.'
  }
  if ([408, 502, 503, 504].includes(status)) {
    return `The API had problems (${status}). Check again in a moment.`
  }
  if (status === 403 && reason === 'forbidden') {
    return `The caller isn’t permitted to do this. ${error?.message ?? ''}`.trim()
  }
  return undefined
}

/** What fetch says, “Failed to fetch”, names nothing. */
function noResponse(error: unknown, base: string): NoAnswer {
  if (error instanceof NoAnswer) return error
  const name = error instanceof Error ? error.name : ''
  if (name === 'TypeError') return new NoAnswer(`${new URL(base).host} could not be reached.`)
  if (name === 'TimeoutError') return new NoAnswer(`No response after ${TIMEOUT / 1000} seconds.`)
  return new NoAnswer(error instanceof Error ? error.message : String(error))
}

/** A path without its encoding, nor names that are other ones each time. */
const shown = (path: string): string =>
  decodeURIComponent(path.replaceAll('+', ' '))
    .replaceAll(/(pageToken|requestId)=[^&]*/g, '$1=…')
    .replace(/operations\/[^/?]+/, 'operations/…')

async function read(response: Response): Promise<Reply> {
  const text = await response.text()
  const { status, headers } = response
  try {
    return { status, headers, body: (JSON.parse(text) ?? {}) as Body, isJson: true }
  } catch {
    return { status, headers, body: {}, isJson: false }
  }
}

function wordsOf({ status, body }: Reply): string {
  const reason = body.error?.errors?.[0]?.reason
  return reason === undefined ? String(status) : `${status} ${reason}`
}
