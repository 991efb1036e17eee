import type { Image, Operation } from '../../src/compute/schema.ts'
import type { FaultKinds } from '../../src/emulator/http/faults.ts'
import type { MethodId } from '../../src/emulator/http/routes.ts'

/** A fault to inject: `{ kind: 'status', status: 503, reason: 'backendError' }`. */
export type FaultOf = {
  [Kind in keyof FaultKinds]: { kind: Kind } & FaultKinds[Kind]
}[keyof FaultKinds]

type Resource = { name: string } & Record<string, unknown>
type Dump = Record<string, { scope: string; resource: Resource }[]>

/** A fault that is waiting for the console's calls, or was hit by them. */
export interface Injected {
  /** Releases the calls held by a `hold`. */
  release(): Promise<void>
}

/** The count of a fault that stays, where how often a method is called depends on the time it takes. */
export const ALWAYS = 1_000_000

/**
 * What a test does to its project behind the console's back, through the API and the control
 * routes.
 */
export class Emulator {
  readonly url: string
  readonly project: string
  /** Whether the test injected failures, which the browser then reports on its console. */
  faulty = false

  constructor(url: string, project: string) {
    this.url = url
    this.project = project
  }

  /**
   * Calls the API, relative to the project: `api('GET', 'global/images/web-v1')`. Anything but 2xx
   * is an error.
   */
  api(method: string, path: string, body?: unknown): Promise<unknown> {
    return send(method, `${this.url}/compute/v1/projects/${this.project}/${path}`, body)
  }

  /** The image as the API returns it. */
  async image(name: string): Promise<Image> {
    return (await this.api('GET', `global/images/${name}`)) as Image
  }

  /** Names with this prefix, newest first: many in the demo estate contain their creation date. */
  async names(collection: 'images' | 'snapshots', beginning: string): Promise<string[]> {
    const query = new URLSearchParams({
      filter: `name eq "${beginning}.*"`,
      orderBy: 'creationTimestamp desc',
    })
    const { items } = (await this.api('GET', `global/${collection}?${query}`)) as {
      items: Resource[]
    }
    return items.map(({ name }) => name)
  }

  /** Starts a change of an image and waits until its operation is done. */
  async change(method: string, path: string, body?: unknown): Promise<Operation> {
    const started = (await this.api(method, path, body)) as Operation
    return (await this.api('POST', `global/operations/${started.name}/wait`)) as Operation
  }

  /** Creates a READY image through the API. */
  insertImage(image: Partial<Image> & { name: string }): Promise<Operation> {
    const rawDisk = { source: 'https://storage.googleapis.com/e2e-bucket/disk.tar.gz' }
    return this.change('POST', 'global/images', { rawDisk, ...image })
  }

  /**
   * Stores images as they are, including what the API wouldn't let anyone set: status, dates, ids.
   */
  putImages(...images: Resource[]): Promise<void> {
    return this.#put('images', 'global', images)
  }

  /** Stores operations as they are. */
  putOperations(...operations: Resource[]): Promise<void> {
    return this.#put('operations', 'global', operations)
  }

  /** Stores disks of a zone as they are. */
  putDisks(...disks: Resource[]): Promise<void> {
    return this.#put('disks', 'zones/us-central1-a', disks)
  }

  async #put(collection: string, scope: string, resources: readonly Resource[]): Promise<void> {
    const path = `projects/${this.project}/dump`
    const dump = (await this.#control('GET', path)) as Dump
    const added = resources.map((resource) => ({ scope, resource }))
    await this.#control('PUT', path, {
      ...dump,
      [collection]: [...(dump[collection] ?? []), ...added],
    })
  }

  /** Empties the project and seeds it again: `demo`, `empty`, `scale:1000`. */
  async reset(seed: string): Promise<void> {
    await this.#control('POST', `projects/${this.project}/reset`, { seed })
  }

  /** What callers may do: `roles/viewer`, `none`; and how many images the project may have. */
  async settings(settings: {
    role?: string
    imageQuota?: number
    without?: string[]
  }): Promise<void> {
    await this.#control('PATCH', `projects/${this.project}/settings`, settings)
  }

  /**
   * Holds operations at their status (`hold`), advances them by one (`step`), or lets them run
   * again (`release`).
   */
  async operations(action: 'hold' | 'step' | 'release'): Promise<void> {
    await this.#control('POST', `projects/${this.project}/operations/${action}`)
  }

  /** Sets the emulator's clock for this test: the next one starts at `NOW` again. */
  async clock(clock: { now?: string; advanceMs?: number; frozen?: boolean }): Promise<void> {
    await this.#control('PUT', 'clock', clock)
  }

  /**
   * Makes the next `count` calls of a method in this project fail. A fault that is never hit fails
   * the test.
   */
  async fault(method: MethodId, fault: FaultOf, count = 1): Promise<Injected> {
    this.faulty = true
    const body = { ...fault, method, project: this.project, count }
    const { id } = (await this.#control('POST', 'faults', body)) as { id: string }
    return {
      release: async () => {
        await this.#control('POST', `faults/${id}/release`)
      },
    }
  }

  /** Ends the test's use of the emulator. Returns the faults that were never hit. */
  async close(): Promise<unknown[]> {
    const path = `faults?project=${this.project}`
    const { faults } = (await this.#control('GET', path)) as {
      faults: { count: number; consumed: number }[]
    }
    await this.#control('DELETE', path)
    return faults.filter(({ count, consumed }) => consumed < (count === ALWAYS ? 1 : count))
  }

  #control(method: string, path: string, body?: unknown): Promise<unknown> {
    return send(method, `${this.url}/_emulator/${path}`, body)
  }
}

async function send(method: string, url: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(url, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${text}`)
  return text === '' ? undefined : JSON.parse(text)
}
