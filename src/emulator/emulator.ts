/** The Compute Engine images API as one function: `fetch(Request) → Response`. */
import { createClock, type Clock } from './base/clock.ts'
import { createControl } from './control/app.ts'
import { createFaults, type Faults } from './http/faults.ts'
import { createHttp } from './http/app.ts'
import { createIds } from './base/ids.ts'
import type { World } from './resources/context.ts'
import { createSettings } from './resources/settings.ts'
import { createWork } from './resources/work.ts'
import type { Store } from './store/store.ts'

export interface EmulatorOptions {
  store: Store
  /** ms since the epoch at which the clock stands still; absent: it runs. */
  now?: number
  /** ms since the epoch that a running clock shows at first; absent: what it was set to, or the real time. */
  startsAt?: number
  /** Of ids and names; the same seed and clock give the same ones. */
  seed?: number
  /** The domain in links, `googleapis.com` unless told. */
  universe?: string
  /** Added to every call, in ms. */
  latency?: number
  /** How long an insert takes, in ms; other operations take a part of it. 0: they end as soon as they are answered. */
  operationTime?: number
  /** Whether bearer tokens say who asks; without, everyone is owner. */
  auth?: boolean
  /** Origins that may ask besides loopback's. */
  allowedOrigins?: readonly string[]
  /** Hosts that may be asked besides loopback; `any` switches the check off. */
  allowedHosts?: readonly string[] | 'any'
  /** What a bug, or a data file that fails, is reported to; without, it is only answered as a 500. */
  report?: (error: unknown) => void
}

export interface Emulator {
  /**
   * Answers a request. Rejects with `ConnectionCut` where a fault cuts the connection, as `fetch`
   * over a network does.
   * @param mayControl whether the control routes are there for who asks; they are unless told
   */
  fetch(request: Request, mayControl?: boolean): Promise<Response>
  /** The refusal of a request that names a host which is not ours; for what is served beside the API. */
  refusal(request: Request): Response | undefined
  readonly store: Store
  readonly clock: Clock
  readonly faults: Faults
  /** Closes the store; what is under way goes on when it is opened again. */
  close(): void
}

const META_LAST_ID = 'lastId'
const META_CLOCK_SHIFT = 'clockShift'

/** Starts an emulator over a store, and goes on with the operations that it finds there. */
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
    settings: createSettings(),
    operationTimes: {
      insert: operationTime,
      delete: operationTime / 2,
      setDeprecation: operationTime / 4,
      patch: operationTime / 4,
    },
    work: createWork(store, clock, report),
  }
  world.work.resume()
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
