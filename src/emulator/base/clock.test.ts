import { expect, test, vi } from 'vitest'
import { createClock } from './clock.ts'

test('setting a frozen clock fires the alarms in between, in order of time', () => {
  const clock = createClock(1000)
  const woken: number[] = []
  for (const time of [1300, 1100, 1200, 1900]) clock.at(time, () => woken.push(time))
  const forget = clock.at(1150, () => woken.push(1150))
  forget()
  clock.set(1500)
  expect(woken).toEqual([1100, 1200, 1300])
  expect(clock.now()).toBe(1500)
})

test('a running clock continues from where it was set, and fires alarms on time', () => {
  vi.useFakeTimers({ now: 5000 })
  try {
    const clock = createClock()
    expect(clock.now()).toBe(5000)
    clock.set(100_000)
    const wake = vi.fn<() => void>()
    clock.at(100_500, wake)
    vi.advanceTimersByTime(499)
    expect(wake).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(wake).toHaveBeenCalledOnce()
    clock.freeze(true)
    vi.advanceTimersByTime(1000)
    expect(clock.now()).toBe(100_500)
    clock.freeze(false)
    vi.advanceTimersByTime(1000)
    expect(clock.now()).toBe(101_500)
    clock.close()
  } finally {
    vi.useRealTimers()
  }
})

test('a running clock doesn’t go back with the machine’s unless it is set', () => {
  vi.useFakeTimers({ now: 5_000_000 })
  try {
    const clock = createClock()
    const wake = vi.fn<() => void>()
    clock.at(5_000_500, wake)
    vi.setSystemTime(1_000_000)
    expect(clock.now()).toBe(5_000_000)
    vi.advanceTimersByTime(500)
    expect(wake).toHaveBeenCalledOnce()
    expect(clock.now()).toBe(5_000_500)
    clock.set(4_000_000)
    expect(clock.now()).toBe(4_000_000)
    clock.close()
  } finally {
    vi.useRealTimers()
  }
})

test('an alarm in the past fires soon, but not within the call that sets it', () => {
  vi.useFakeTimers({ now: 5000 })
  try {
    const clock = createClock()
    const wake = vi.fn<() => void>()
    clock.at(4000, wake)
    expect(wake).not.toHaveBeenCalled()
    vi.advanceTimersByTime(0)
    expect(wake).toHaveBeenCalledOnce()
    clock.close()
  } finally {
    vi.useRealTimers()
  }
})
