/** Work that can be left after each of its parts, so that a page with a large estate still answers. */

/** Stops after each part, and returns what all of them come to. */
export type Parts<T> = Generator<void, T>

/** Does all parts at once. */
export function whole<T>(parts: Parts<T>): T {
  for (;;) {
    const { done, value } = parts.next()
    if (done) return value
  }
}
