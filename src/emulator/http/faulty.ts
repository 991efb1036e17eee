/** Applies faults to calls. */
import type { Faults, InjectedFault } from './faults.ts'
import { ApiError } from '../base/errors.ts'

/**
 * The connection is cut instead of responding. Thrown by the emulator’s `fetch`, as a browser’s
 * `fetch` rejects when a connection breaks; a server destroys the socket.
 */
export class ConnectionCut extends Error {
  constructor() {
    super('The connection was cut.')
    this.name = 'ConnectionCut'
  }
}

/**
 * Executes a call, or applies a fault to it.
 * @param act executes the call and returns its response
 */
export async function withFault(
  fault: InjectedFault | undefined,
  faults: Faults,
  act: () => Promise<Response>,
): Promise<Response> {
  switch (fault?.kind) {
    case 'status': {
      const { status, reason, message, retryAfter, domain } = fault
      throw new ApiError(status, reason, message ?? `Injected fault: ${reason}.`, {
        ...(retryAfter && { retryAfter }),
        ...(domain && { domain }),
      })
    }
    case 'delay':
      await sleep(fault.ms)
      return act()
    case 'hold':
      await faults.released(fault.id)
      return act()
    case 'cut':
      throw new ConnectionCut()
    case 'lost':
      await act()
      throw new ConnectionCut()
    case 'html':
      return html(fault.status ?? 200)
    case 'torn':
      return torn(await act())
    case 'empty':
      return withBody(await act(), '')
    case 'redirect':
      return new Response(null, { status: 302, headers: { location: fault.location } })
    default:
      return act()
  }
}

/** Real time: a delay has to take effect whatever the emulator’s own clock does. */
export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

const html = (status: number) =>
  new Response('<!doctype html><title>Sign in to the network</title><p>Sign in to continue.', {
    status,
    headers: { 'content-type': 'text/html; charset=UTF-8', 'cache-control': 'no-store' },
  })

async function torn(response: Response): Promise<Response> {
  const text = await response.text()
  return withBody(response, text.slice(0, Math.ceil(text.length / 2)))
}

function withBody({ headers }: Response, body: string): Response {
  headers.delete('content-length')
  return new Response(body, { status: 200, headers })
}
