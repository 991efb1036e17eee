/** Shows what a run has changed, many changes at a time: each update costs a page as much as its list is long. */
import type { QueryClient } from '@tanstack/react-query'
import { cacheImages } from '../api/changes/cache.ts'
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

  /** @param images as they were read, by name; undefined for one that is gone */
  readonly add = (images: ReadonlyMap<string, Image | undefined>): void => {
    for (const [name, image] of images) this.#waiting.set(name, image)
    this.#timer ??= setTimeout(() => this.#show(), EVERY)
  }

  /** The run has ended: shows the rest, and refetches what depends on all of it, heads included. */
  end(): void {
    this.#show()
    void this.#client.invalidateQueries({ queryKey: imageKeys.project(this.#project) })
  }

  #show(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    cacheImages(this.#client, this.#project, this.#waiting)
    this.#waiting = new Map()
    void this.#client.invalidateQueries({ queryKey: operationKeys.project(this.#project) })
  }
}
