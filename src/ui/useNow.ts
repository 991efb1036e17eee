import { useSyncExternalStore } from 'react'

/** One timer per interval, however many components use it. */
class Ticker {
  readonly #every: number
  readonly #listeners = new Set<() => void>()
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(every: number) {
    this.#every = every
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    this.#timer ??= setInterval(() => {
      for (const each of this.#listeners) each()
    }, this.#every)
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      clearInterval(this.#timer)
      this.#timer = undefined
    }
  }

  /** Whole intervals, so that it is stable between two ticks. */
  readonly now = () => Math.floor(Date.now() / this.#every) * this.#every
}

const seconds = new Ticker(1000)
const minutes = new Ticker(30_000)

/** The current time, ms since the epoch, updated every half minute, or every second. */
export function useNow(every: 'second' | 'halfMinute' = 'halfMinute'): number {
  const ticker = every === 'second' ? seconds : minutes
  return useSyncExternalStore(ticker.subscribe, ticker.now)
}
