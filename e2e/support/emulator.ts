import type { Image, Operation } from '../../src/compute/schema.ts'
import type { FaultKinds } from '../../src/emulator/http/faults.ts'
import type { MethodId } from '../../src/emulator/http/routes.ts'

/** What is to go wrong: `{ kind: 'status', status: 503, reason: 'backendError' }`. */
export type FaultOf = {
  [Kind in keyof FaultKinds]: { kind: Kind } & FaultKinds[Kind]
}[keyof FaultKinds]

type Resource = { name: string } & Record<string, unknown>
type Dump = Record<string, { scope: string; resource: Resource }[]>

/** A fault that is waiting for the console's calls, or was met by them. */
export interface Injected {
  /** Lets the calls that a `hold` holds go on. */
  release(): Promise<void>
}

/** What a test does to its project behind the console's back, through the API and the control routes. */
export class Emulator {
  readonly url: string
  readonly project: string
  /** Whether the test asked for failures, which the browser then reports on its console. */
  faulty = false

  constructor(url: string, project: string) {
    this.url = url
    this.project = project
  }

  /** Calls the API, below the project: `api('GET', 'global/images/web-v1')`. Not 2xx is an error. */
  api(method: string, path: string, body?: unknown): Promise<unknown> {
    return send(method, `${this.url}/compute/v1/projects/${this.project}/${path}`, body)
  }

  /** The image as the API answers it. */
  async image(name: string): Promise<Image> {
    return (await this.api('GET', `global/images/${name}`)) as Image
  }

  /** Names that begin so, newest first: many of the demo estate carry the day on which they were made. */
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

  /** Makes a READY image through the API. */
  insertImage(image: Partial<Image> & { name: string }): Promise<Operation> {
    const rawDisk = { source: 'https://storage.googleapis.com/e2e-bucket/disk.tar.gz' }
    return this.change('POST', 'global/images', { rawDisk, ...image })
  }

  /** Puts images as they are, with what the API would not let anyone set: status, dates, ids. */
  async putImages(...images: Resource[]): Promise<void> {
    const path = `projects/${this.project}/dump`
    const dump = (await this.#control('GET', path)) as Dump
    const added = images.map((resource) => ({ scope: 'global', resource }))
    await this.#control('PUT', path, { ...dump, images: [...(dump['images'] ?? []), ...added] })
  }

  /** Empties the project and fills it anew: `demo`, `empty`, `scale:1000`. */
  async reset(seed: string): Promise<void> {
    await this.#control('POST', `projects/${this.project}/reset`, { seed })
  }

  /** What callers may do: `roles/viewer`, `none`; and how many images the project may have. */
  async settings(settings: { role?: string; imageQuota?: number }): Promise<void> {
    await this.#control('PATCH', `projects/${this.project}/settings`, settings)
  }

  /** Operations stay where they are (`hold`), go one stage on (`step`), or run again (`release`). */
  async operations(action: 'hold' | 'step' | 'release'): Promise<void> {
    await this.#control('POST', `projects/${this.project}/operations/${action}`)
  }

  /** Sets the emulator's clock, for this test: the next one begins at `NOW` again. */
  async clock(clock: { now?: string; advanceMs?: number; frozen?: boolean }): Promise<void> {
    await this.#control('PUT', 'clock', clock)
  }

  /** The next `count` calls of a method in this project go wrong. A fault that none meets fails the test. */
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

  /** Ends the test's hold on the emulator. Gives the faults that no call has met. */
  async close(): Promise<unknown[]> {
    const path = `faults?project=${this.project}`
    const { faults } = (await this.#control('GET', path)) as {
      faults: { count: number; consumed: number }[]
    }
    await this.#control('DELETE', path)
    return faults.filter(({ count, consumed }) => consumed < count)
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
