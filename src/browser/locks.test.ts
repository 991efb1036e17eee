import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isLocked, lockFree, takeLock } from './locks.ts'
import { testLocks } from './testLocks.ts'

beforeEach(() => vi.stubGlobal('navigator', { locks: testLocks() }))
afterEach(() => vi.unstubAllGlobals())

const never = new AbortController().signal

test('a lock is held by one at a time, until it is released', async () => {
  const free = await takeLock('run')
  expect(free).toBeTypeOf('function')
  expect(await isLocked('run')).toBe(true)
  expect(await isLocked('other')).toBe(false)
  expect(await takeLock('run')).toBeUndefined()
  expect(await takeLock('other')).toBeTypeOf('function')
  free?.()
  await lockFree('run', never)
  expect(await isLocked('run')).toBe(false)
  expect(await takeLock('run')).toBeTypeOf('function')
})

test('waiting for a lock ends when it is released, and doesn’t take it', async () => {
  const free = await takeLock('run')
  const order: string[] = []
  const waits = lockFree('run', never).then(() => order.push('free'))
  order.push('released')
  free?.()
  await waits
  expect(order).toEqual(['released', 'free'])
  expect(await takeLock('run')).toBeTypeOf('function')
})

test('waiting for a lock can be aborted', async () => {
  await takeLock('run')
  const stop = new AbortController()
  const waits = lockFree('run', stop.signal)
  stop.abort(new Error('Left the page.'))
  await expect(waits).rejects.toThrow('Left the page.')
})

test('an error of the browser is reported', async () => {
  const request = () => Promise.reject(new Error('Not allowed here.'))
  vi.stubGlobal('navigator', { locks: { request } })
  await expect(takeLock('run')).rejects.toThrow('Not allowed here.')
})

test('where the browser has no locks, they are always free', async () => {
  vi.stubGlobal('navigator', {})
  expect(await takeLock('run')).toBeTypeOf('function')
  expect(await takeLock('run')).toBeTypeOf('function')
  expect(await isLocked('run')).toBe(false)
  await lockFree('run', never)
})
