import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { pauseAfter, retrying, type Wait } from './pause.ts'

const NOW = Date.parse('2026-11-24T12:00:00Z')
const busy = new Error('Come again.')
const always = () => true

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
})
afterEach(() => {
  vi.useRealTimers()
})

test('a pause is reported with its end and reason, and again when it is over', async () => {
  const told: (Wait | null)[] = []
  const attempt = vi
    .fn<() => Promise<string>>()
    .mockRejectedValueOnce(busy)
    .mockResolvedValue('done')
  const result = retrying(
    attempt,
    always,
    () => 20_000,
    undefined,
    (wait) => told.push(wait),
  )
  await vi.advanceTimersByTimeAsync(19_999)
  expect(told).toMatchObject([{ until: NOW + 20_000, error: busy }])
  expect(attempt).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(await result).toBe('done')
  expect(told.slice(1)).toEqual([null])
})

test('stopping during a pause takes effect at once, and nothing is sent again', async () => {
  const told: (Wait | null)[] = []
  const attempt = vi.fn<() => Promise<string>>().mockRejectedValue(busy)
  const result = retrying(
    attempt,
    always,
    () => 20_000,
    undefined,
    (wait) => told.push(wait),
  )
  const ended = result.catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(5000)
  told[0]?.stop()
  // The error it paused for is why it failed.
  expect(await ended).toBe(busy)
  expect(told.at(-1)).toBeNull()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(attempt).toHaveBeenCalledTimes(1)
})

test('leaving the page ends a pause too', async () => {
  const leave = new AbortController()
  const over = pauseAfter(busy, 20_000, leave.signal, () => undefined)
  const ended = over.catch((error: unknown) => error)
  leave.abort()
  expect(await ended).toMatchObject({ name: 'AbortError' })
})

test('a pause of less than a second isn’t reported', async () => {
  const onWait = vi.fn<(wait: Wait | null) => void>()
  const over = pauseAfter(busy, 999, undefined, onWait)
  await vi.advanceTimersByTimeAsync(999)
  await over
  expect(onWait).not.toHaveBeenCalled()
})
