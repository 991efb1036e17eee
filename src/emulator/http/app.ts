/** The emulator as one function from request to response. */
import { Hono } from 'hono'
import type { Faults, InjectedFault } from './faults.ts'
import { ApiError, operationCode, refused } from '../base/errors.ts'
import type { World } from '../resources/context.ts'
import type { Failure } from '../resources/pending.ts'
import { answerBatch } from './batch.ts'
import { internalError, readCall, type PathParameters } from './call.ts'
import { allowOrigin, preflight } from './cors.ts'
import { describeApi } from './description.ts'
import { sleep, withFault, ConnectionCut } from './faulty.ts'
import { checkHosts, checkLength, guard, type GuardOptions } from './guard.ts'
import { missing } from './notEmulated.ts'
import { withoutOverride } from './override.ts'
import type { Auth } from './principal.ts'
import { answerResponse, errorResponse } from './respond.ts'
import { ROUTES, type Route } from './routes.ts'

export interface HttpOptions extends GuardOptions {
  auth: Auth
  /** Latency added to every call, in ms. */
  latency: number
  /** Called with bugs. */
  report(error: unknown): void
}

export interface Http {
  /**
   * Rejects with `ConnectionCut` if a fault cuts the connection.
   * @param mayControl whether the caller may use the control routes
   */
  fetch(request: Request, mayControl: boolean): Promise<Response>
  /** The refusal of any request to a host that isn’t allowed. */
  refusal(request: Request): Response | undefined
}

/** @param control handles requests below `/_emulator/` */
export function createHttp(
  world: World,
  faults: Faults,
  control: Hono,
  options: HttpOptions,
): Http {
  const app = new Hono<{ Bindings: { mayControl: boolean } }>()
  for (const route of ROUTES) {
    const path = `/compute/v1/projects/:project${route.path && `/${route.path}`}`
    app.on(route.verb, path, (c) => answer(route, c.req.param(), c.req.raw))
  }
  app.get('/discovery/v1/apis/compute/v1/rest', (c) => describe(c.req.raw))
  app.get('/$discovery/rest', (c) => {
    if (c.req.query('version') !== 'v1') throw missing(c.req.method, c.req.path)
    return describe(c.req.raw)
  })
  app.post('/batch/compute/v1', (c) => answerBatch(c.req.raw, (part) => fetch(part, false)))
  // Checked in the router: a path can be written in more ways than a separate check would catch.
  app.use('/_emulator/*', (c, next) => {
    if (!c.env.mayControl) throw refused(403, 'Control routes answer this machine only.')
    return next()
  })
  app.route('/_emulator', control)
  app.notFound((c) => {
    throw missing(c.req.method, c.req.path)
  })
  app.onError((error, c) => {
    if (error instanceof ConnectionCut) throw error
    return failed(error, c.req.raw)
  })

  const answer = async (route: Route, path: PathParameters, request: Request) => {
    const fault = faults.take(route.id, path['project'] ?? '')
    return withFault(fault, faults, async () => {
      if (options.latency > 0) await sleep(options.latency)
      const query = new URL(request.url).searchParams
      const call = await readCall(world, route, path, request, query, options.auth)
      world.runner.run()
      const failure = failureOf(fault)
      return answerResponse(await route.run(failure ? { ...call, failure } : call), query)
    })
  }

  const describe = (request: Request) => {
    const { origin, searchParams } = new URL(request.url)
    return answerResponse(describeApi(origin, world.without), searchParams)
  }

  const failed = (error: unknown, request: Request): Response => {
    const query = URL.canParse(request.url) ? new URL(request.url).searchParams : undefined
    if (error instanceof ApiError) return errorResponse(error, query)
    options.report(error)
    return errorResponse(internalError(error), query)
  }

  /** The response to a request that may be sent, so its page may read what is wrong with it. */
  const respond = async (request: Request, mayControl: boolean): Promise<Response> => {
    if (request.method === 'OPTIONS') {
      return preflight(request.headers.get('access-control-request-headers'))
    }
    try {
      checkLength(request)
      return await app.fetch(await withoutOverride(request), { mayControl })
    } catch (error) {
      if (error instanceof ConnectionCut) throw error
      return failed(error, request)
    }
  }

  const fetch: Http['fetch'] = async (request, mayControl) => {
    try {
      guard(request, new URL(request.url), options)
    } catch (error) {
      return failed(error, request)
    }
    return allowOrigin(await respond(request, mayControl), request.headers.get('origin'))
  }
  const refusal = (request: Request) => {
    try {
      checkLength(request)
      checkHosts(request, new URL(request.url), options)
      return undefined
    } catch (error) {
      return failed(error, request)
    }
  }
  return { fetch, refusal }
}

function failureOf(fault: InjectedFault | undefined): Failure | undefined {
  if (fault?.kind !== 'operationError') return undefined
  const { code, message, httpStatus = 400 } = fault
  return { code: operationCode(code), message, httpStatus }
}
