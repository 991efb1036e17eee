/** The request ids of one dialog or page: a repeated request takes effect once. */
import type { ImageChange } from '../../compute/changes/change.ts'
import { newRequestId } from '../http/requestId.ts'

export class RequestIds {
  readonly #ids = new Map<string, string>()

  /** The id of a step: the same until it is forgotten. */
  of(step: ImageChange): string {
    const key = JSON.stringify(step)
    const id = this.#ids.get(key) ?? newRequestId()
    this.#ids.set(key, id)
    return id
  }

  /**
   * Forgets the id of a step that was made, or whose operation failed: the service would answer a
   * repeat with that same operation.
   */
  forget(step: ImageChange): void {
    this.#ids.delete(JSON.stringify(step))
  }
}
