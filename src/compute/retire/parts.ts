/** Work that can be interrupted after each part, so that a page with many images stays responsive. */

/** Yields after each part, and finally returns the result. */
export type Parts<T> = Generator<void, T>

/** Runs all parts without interruption. */
export function whole<T>(parts: Parts<T>): T {
  for (;;) {
    const { done, value } = parts.next()
    if (done) return value
  }
}
