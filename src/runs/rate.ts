/**
 * How many requests may start per second. Halves when the API reports that the rate is too high, and
 * recovers slowly, so one refusal slows all requests and the rate settles just below the limit.
 */
export class Rate {
  /** Requests per second when nothing is refused. */
  readonly most: number
  /** When it was last halved, ms since the epoch; undefined: never. */
  halvedAt: number | undefined
  #perSecond: number
  /** When the next request may start, ms since the epoch. */
  #next = 0
  /** Refusals before this time answer requests sent at the old rate, so they don't halve it again. */
  #halvedUntil = 0

  /** @param most requests per second */
  constructor(most: number) {
    this.most = most
    this.#perSecond = most
  }

  get perSecond(): number {
    return this.#perSecond
  }

  /** Reserves the next slot. @returns ms to wait for it */
  take(now: number): number {
    const at = Math.max(now, this.#next)
    this.#next = at + 1000 / this.#perSecond
    return at - now
  }

  /** The API refused a request. @param retryAfter ms to wait before the next one */
  refuse(now: number, retryAfter = 0): void {
    this.#next = Math.max(this.#next, now + retryAfter)
    if (now < this.#halvedUntil) return
    this.#perSecond = Math.max(this.#perSecond / 2, this.most / 64)
    this.halvedAt = now
    this.#halvedUntil = now + Math.max(1000, retryAfter)
  }

  /** A request succeeded. A hundred of them restore the full rate. */
  recover(): void {
    this.#perSecond = Math.min(this.most, this.#perSecond + this.most / 100)
  }
}
