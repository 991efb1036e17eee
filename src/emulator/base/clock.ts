/** The emulator’s clock: the only source of time, for timestamps and for waiting, so that tests can set it. */

export interface Clock {
  /** ms since the epoch. */
  now(): number
  /**
   * Calls `wake` once, as soon as the clock reaches `time`, but never before `at` has returned. A
   * frozen clock wakes when it is set.
   * @returns a function that cancels it
   */
  at(time: number, wake: () => void): () => void
  /** Sets the time; a frozen clock stays frozen. Wakes everything due by then. */
  set(time: number): void
  /** Freezes the clock, or lets it run. */
  freeze(frozen: boolean): void
  readonly frozen: boolean
  close(): void
}

interface Alarm {
  time: number
  wake: () => void
}

/** Between these times the ids, which increase with time, have 19 or 20 digits. */
const EARLIEST = Date.UTC(2002, 0)
const LATEST = Date.UTC(2500, 0)

/** Whether the emulator’s clock may be set to a time, in ms since the epoch. */
export const isClockTime = (time: number): boolean => time >= EARLIEST && time <= LATEST

/** A longer wait would overflow the timer, which then fires immediately. */
const LONGEST_TIMER = 2 ** 31 - 1

/**
 * A clock that runs with the machine’s, or is frozen until it is set.
 * @param start ms since the epoch at which it is frozen; absent: it runs at the real time
 */
export function createClock(start?: number): Clock {
  let still = start
  let shift = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const alarms = new Set<Alarm>()
  let last = -Infinity
  const now = () => {
    if (still !== undefined) return still
    const time = Date.now() + shift
    // If the machine’s clock is set back, pending operations must not wait for it to catch up.
    if (time < last) shift += last - time
    return (last = Math.max(time, last))
  }

  /** Wakes everything due, in order of time, then sleeps until the next. */
  const ring = () => {
    clearTimeout(timer)
    const due = [...alarms].filter((alarm) => alarm.time <= now()).sort((a, b) => a.time - b.time)
    for (const alarm of due) if (alarms.delete(alarm)) alarm.wake()
    sleep()
  }

  const sleep = () => {
    clearTimeout(timer)
    if (still !== undefined || alarms.size === 0) return
    const next = Math.min(...[...alarms].map((alarm) => alarm.time))
    timer = setTimeout(ring, Math.min(Math.max(next - now(), 0), LONGEST_TIMER))
  }

  return {
    now,
    at(time, wake) {
      const alarm = { time, wake }
      alarms.add(alarm)
      sleep()
      return () => {
        alarms.delete(alarm)
        if (alarms.size === 0) clearTimeout(timer)
      }
    },
    set(time) {
      last = -Infinity
      if (still !== undefined) still = time
      else shift = time - Date.now()
      ring()
    },
    freeze(frozen) {
      const time = now()
      still = frozen ? time : undefined
      shift = time - Date.now()
      ring()
    },
    get frozen() {
      return still !== undefined
    },
    close() {
      clearTimeout(timer)
      alarms.clear()
    },
  }
}
