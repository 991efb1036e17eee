/** Keeps the best few of many: sorting 100,000 items to get fifty takes too long. */
export class Best<T> {
  readonly items: T[] = []
  readonly #most: number
  readonly #order: (a: T, b: T) => number

  /** @param order negative if the first is the better one; among equals, the first added is better */
  constructor(most: number, order: (a: T, b: T) => number) {
    this.#most = most
    this.#order = order
  }

  get isFull(): boolean {
    return this.items.length === this.#most
  }

  add(item: T): void {
    const { items, isFull } = this
    const last = items.at(-1)
    if (isFull && last !== undefined && this.#order(item, last) >= 0) return
    items.splice(items.findLastIndex((each) => this.#order(each, item) <= 0) + 1, 0, item)
    if (isFull) items.pop()
  }
}
