/** The emulator's time: every time that it writes or waits for comes from here, so tests can move it. */

export interface Clock {
  /** ms since the epoch. */
  now(): number
  /**
   * Calls `wake` once, as soon as the clock has reached `time`: never before `at` has returned, and
   * soon after when it has reached it already. A clock that stands still wakes when it is moved.
   * Returns how to forget it.
   */
  at(time: number, wake: () => void): () => void
  /** Sets the time; a clock that stood still goes on standing there. Wakes whom it passes. */
  set(time: number): void
  /** Stops the clock, or lets it run. */
  freeze(frozen: boolean): void
  readonly frozen: boolean
  close(): void
}

interface Alarm {
  time: number
  wake: () => void
}

/** Between these the ids, which grow with time, have their 19 or 20 digits. */
const EARLIEST = Date.UTC(2002, 0)
const LATEST = Date.UTC(2500, 0)

/** Whether the emulator's clock may show a time, in ms since the epoch. */
export const isClockTime = (time: number): boolean => time >= EARLIEST && time <= LATEST

/** Longer waits overflow a timer, which would then fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1

/**
 * A clock that runs with the machine's, or stands still until it is set.
 * @param start ms since the epoch at which it stands still; absent: it runs, and shows the real time
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
    // Where the machine's clock is set back, what is under way would wait until it has caught up.
    if (time < last) shift += last - time
    return (last = Math.max(time, last))
  }

  /** Wakes all whose time has come, in the order of their times, then sleeps until the next. */
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
