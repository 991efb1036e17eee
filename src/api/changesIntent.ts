/** The ids of what a person means to do, each once. */
import type { Change, Target } from '../compute/changes/change.ts'
import { ApiError } from './error.ts'
import { newRequestId } from './requestId.ts'

/** The request ids and running changes of one dialog or page. */
export class Intents<T> {
  readonly #ids = new Map<string, string>()
  readonly #running = new Map<string, Promise<T>>()

  /**
   * Runs a change, or joins the same one if it is running already. The id of one that failed without
   * a clear answer is used again when the same is tried again; any other gets a new one.
   */
  once(target: Target, change: Change, run: (requestId: string) => Promise<T>): Promise<T> {
    const key = JSON.stringify([target, change])
    const running = this.#running.get(key)
    if (running) return running
    const requestId = this.#ids.get(key) ?? newRequestId()
    this.#ids.set(key, requestId)
    const result = run(requestId)
      .then((value) => {
        this.#ids.delete(key)
        return value
      })
      .catch((error: unknown) => {
        // The service answers a repeat of a failed operation with that same operation.
        if (error instanceof ApiError && error.failure === 'operation') this.#ids.delete(key)
        throw error
      })
      .finally(() => this.#running.delete(key))
    this.#running.set(key, result)
    return result
  }
}
