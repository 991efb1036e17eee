/**
 * How many may begin a second. Halves when the service says that it is too much, and recovers slowly:
 * all who ask learn of one refusal, and the rate settles below what is too much.
 */
export class Rate {
  /** A second, when nothing is refused. */
  readonly most: number
  /** When it was halved last, ms since the epoch; undefined: never. */
  halvedAt: number | undefined
  #perSecond: number
  /** ms since the epoch at which the next may begin. */
  #next = 0
  /** Refusals before this moment are of the same rate as the last one, which was halved already. */
  #halvedUntil = 0

  /** @param most a second */
  constructor(most: number) {
    this.most = most
    this.#perSecond = most
  }

  get perSecond(): number {
    return this.#perSecond
  }

  /** Takes the next place. @returns ms to wait until it comes */
  take(now: number): number {
    const at = Math.max(now, this.#next)
    this.#next = at + 1000 / this.#perSecond
    return at - now
  }

  /** The service has refused. @param retryAfter ms for which it wants nothing */
  refuse(now: number, retryAfter = 0): void {
    this.#next = Math.max(this.#next, now + retryAfter)
    if (now < this.#halvedUntil) return
    this.#perSecond = Math.max(this.#perSecond / 2, this.most / 64)
    this.halvedAt = now
    this.#halvedUntil = now + Math.max(1000, retryAfter)
  }

  /** One went through: a hundred of them bring back all that was lost. */
  recover(): void {
    this.#perSecond = Math.min(this.most, this.#perSecond + this.most / 100)
  }
}
