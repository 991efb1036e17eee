/** The Compute Engine images API as one function: `fetch(Request) → Response`. */
import { createClock, type Clock } from './base/clock.ts'
import { createControl } from './control/app.ts'
import { createFaults, type Faults } from './http/faults.ts'
import { createHttp } from './http/app.ts'
import type { Auth } from './http/principal.ts'
import type { MethodId } from './http/routes.ts'
import { createIds } from './base/ids.ts'
import type { World } from './resources/context.ts'
import { createSettings } from './resources/settings.ts'
import { createRunner } from './resources/runner.ts'
import type { Store } from './store/store.ts'

export interface EmulatorOptions {
  store: Store
  /** ms since the epoch at which the clock is frozen; absent: it runs. */
  now?: number
  /** ms since the epoch at which a running clock starts; absent: where it was last set, or the real time. */
  startsAt?: number
  /** Seeds ids and names: the same seed and clock give the same ones. */
  seed?: number
  /** The domain in links; `googleapis.com` by default. */
  universe?: string
  /** Added to every call, in ms. */
  latency?: number
  /** How long an insert takes, in ms; other operations take a fraction of it. 0: they are done immediately. */
  operationTime?: number
  /** The methods that the universe lacks, by id: `images.deprecate`. */
  without?: readonly MethodId[]
  /**
   * Whether bearer tokens identify the caller; without it, everyone is an owner. `true`: tokens name a role;
   * a function: it verifies them.
   */
  auth?: Auth
  /** Allowed origins besides loopback. */
  allowedOrigins?: readonly string[]
  /** Allowed hosts besides loopback; `any` disables the check. */
  allowedHosts?: readonly string[] | 'any'
  /** Called with bugs and data file errors, which always result in a 500. */
  report?: (error: unknown) => void
}

export interface Emulator {
  /**
   * Handles a request. Rejects with `ConnectionCut` if a fault cuts the connection, as `fetch` over
   * a network does.
   * @param mayControl whether the caller may use the control routes; true by default
   */
  fetch(request: Request, mayControl?: boolean): Promise<Response>
  /** The refusal of a request to a host that isn’t allowed; for files served beside the API. */
  refusal(request: Request): Response | undefined
  readonly store: Store
  readonly clock: Clock
  readonly faults: Faults
  /** Closes the store; pending operations continue when it is opened again. */
  close(): void
}

const META_LAST_ID = 'lastId'
const META_CLOCK_SHIFT = 'clockShift'

/** Starts an emulator on a store and resumes the pending operations in it. */
export function createEmulator(options: EmulatorOptions): Emulator {
  const { store, now, seed = 1, operationTime = 0, report = () => {} } = options
  const clock = createClock(now)
  const shift = Number(store.getMeta(META_CLOCK_SHIFT) ?? 0)
  if (options.startsAt !== undefined) clock.set(options.startsAt)
  else if (now === undefined && shift !== 0) clock.set(Date.now() + shift)
  const world: World = {
    store,
    clock,
    ids: createIds(seed, store.getMeta(META_LAST_ID) ?? '0', (id) =>
      store.setMeta(META_LAST_ID, id),
    ),
    universe: options.universe ?? 'googleapis.com',
    without: options.without ?? [],
    settings: createSettings(),
    operationTimes: {
      insert: operationTime,
      delete: operationTime / 2,
      setDeprecation: operationTime / 4,
      patch: operationTime / 4,
    },
    runner: createRunner(store, clock, report),
  }
  world.runner.resume()
  const faults = createFaults()
  const control = createControl({
    world,
    faults,
    clockSet: () => store.setMeta(META_CLOCK_SHIFT, String(clock.now() - Date.now())),
  })
  const { fetch, refusal } = createHttp(world, faults, control, {
    auth: options.auth ?? false,
    latency: options.latency ?? 0,
    allowedOrigins: options.allowedOrigins ?? [],
    allowedHosts: options.allowedHosts ?? [],
    report,
  })
  return {
    fetch: (request, mayControl = true) => fetch(request, mayControl),
    refusal,
    store,
    clock,
    faults,
    close() {
      clock.close()
      store.close()
    },
  }
}
