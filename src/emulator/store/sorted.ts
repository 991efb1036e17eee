/** The location of an element: its chunk and its index there. Valid until the list changes. */
export interface Spot {
  chunk: number
  index: number
}

const LARGEST_CHUNK = 512

/**
 * A sorted list in chunks: a lookup takes two binary searches, and an insert moves at most one chunk,
 * while a single array of 100,000 would move hundreds of kilobytes. Eight bytes per element.
 */
export class SortedList<T> {
  /** None of them is empty. */
  readonly #chunks: T[][] = []
  readonly #compare: (a: T, b: T) => number
  #size = 0

  /** @param compare a total order: 0 only for the same element */
  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare
  }

  get size(): number {
    return this.#size
  }

  /** Adds an element that is not in the list. */
  add(item: T): void {
    this.#size++
    const spot = this.#spotOf(item)
    if (spot.chunk === this.#chunks.length && spot.chunk > 0) {
      // After all others: append to the last chunk, so that lists grow in full chunks.
      spot.chunk--
      spot.index = this.#chunks[spot.chunk]?.length ?? 0
    }
    const chunk = this.#chunks[spot.chunk]
    if (!chunk) this.#chunks.push([item])
    else if (chunk.length < LARGEST_CHUNK) chunk.splice(spot.index, 0, item)
    else this.#split(chunk, spot, item)
  }

  /** Removes an element that is in the list. */
  remove(item: T): void {
    const { chunk: number, index } = this.#spotOf(item)
    const chunk = this.#chunks[number]
    if (chunk?.[index] === undefined || this.#compare(chunk[index], item) !== 0) return
    this.#size--
    chunk.splice(index, 1)
    if (chunk.length === 0) this.#chunks.splice(number, 1)
  }

  at({ chunk, index }: Spot): T | undefined {
    return this.#chunks[chunk]?.[index]
  }

  last(): T | undefined {
    return this.#chunks.at(-1)?.at(-1)
  }

  /** The spot of the first element for which `place` returns 0 or more; after the last if there is none. */
  seek(place: (item: T) => number): Spot {
    const chunk = firstIndex(this.#chunks, (one) => place(one.at(-1) as T))
    return { chunk, index: firstIndex(this.#chunks[chunk] ?? [], place) }
  }

  /** The next spot. */
  next({ chunk, index }: Spot): Spot {
    return index + 1 < (this.#chunks[chunk]?.length ?? 0)
      ? { chunk, index: index + 1 }
      : { chunk: chunk + 1, index: 0 }
  }

  /** The previous spot; before the first, an empty one. */
  previous({ chunk, index }: Spot): Spot {
    return index > 0
      ? { chunk, index: index - 1 }
      : { chunk: chunk - 1, index: (this.#chunks[chunk - 1]?.length ?? 0) - 1 }
  }

  #spotOf(item: T): Spot {
    return this.seek((other) => this.#compare(other, item))
  }

  /** Inserts an element into a full chunk by splitting it; before the middle, it goes into the first half. */
  #split(chunk: T[], spot: Spot, item: T): void {
    const atEnd = spot.index === LARGEST_CHUNK
    const rest = chunk.splice(atEnd ? LARGEST_CHUNK : LARGEST_CHUNK / 2)
    if (spot.index <= chunk.length && !atEnd) chunk.splice(spot.index, 0, item)
    else rest.splice(spot.index - chunk.length, 0, item)
    this.#chunks.splice(spot.chunk + 1, 0, rest)
  }
}

/** The first index at which `place` returns 0 or more, in an array where all earlier ones return less. */
function firstIndex<T>(items: readonly T[], place: (item: T) => number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (place(items[middle] as T) < 0) low = middle + 1
    else high = middle
  }
  return low
}
