/** Shows a run's changes in batches: the cost of an update grows with the length of the page's list. */
import type { QueryClient } from '@tanstack/react-query'
import { cacheImages } from '../api/changes/cache.ts'
import { outdate } from '../api/outdate.ts'
import { imageKeys, operationKeys } from '../api/keys.ts'
import type { Image } from '../compute/schema.ts'

/** ms between two updates. */
const EVERY = 500

export class Shown {
  readonly #client: QueryClient
  readonly #project: string
  #waiting = new Map<string, Image | undefined>()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(client: QueryClient, project: string) {
    this.#client = client
    this.#project = project
  }

  /** @param images as read back, by name; undefined for a deleted one */
  readonly add = (images: ReadonlyMap<string, Image | undefined>): void => {
    for (const [name, image] of images) this.#waiting.set(name, image)
    this.#timer ??= setTimeout(() => this.#show(), EVERY)
  }

  /** The run has ended: shows the rest, and refetches what depends on all of it, heads included. */
  end(): void {
    this.#show()
    void outdate(this.#client, { queryKey: imageKeys.project(this.#project) })
  }

  #show(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    cacheImages(this.#client, this.#project, this.#waiting)
    this.#waiting = new Map()
    void outdate(this.#client, { queryKey: operationKeys.project(this.#project) })
  }
}
