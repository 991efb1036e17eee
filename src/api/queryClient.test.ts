import { QueryObserver } from '@tanstack/react-query'
import { beforeEach, expect, test, vi } from 'vitest'
import { ApiError } from './http/error.ts'
import { connect, signIn } from './http/session.ts'
import { createQueryClient } from './queryClient.ts'

beforeEach(() => connect({ base: 'http://localhost/compute/v1', universe: 'googleapis.com' }))

test('what has just failed is not asked again by whatever shows it next; later it is', async () => {
  vi.useFakeTimers()
  const client = createQueryClient()
  const queryFn = vi.fn<() => Promise<never>>(() =>
    Promise.reject(new ApiError({ failure: 'http', status: 403, message: 'No.' })),
  )
  const mount = async () => {
    const unmount = new QueryObserver(client, { queryKey: ['refused'], queryFn }).subscribe(
      () => {},
    )
    await vi.advanceTimersByTimeAsync(10)
    unmount()
  }
  for (let times = 0; times < 20; times++) await mount()
  expect(queryFn).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(5000)
  await mount()
  expect(queryFn).toHaveBeenCalledTimes(2)
  client.clear()
  vi.useRealTimers()
})

test('another token asks for everything again', async () => {
  const client = createQueryClient()
  const queryFn = vi.fn(() => Promise.resolve(1))
  const stop = new QueryObserver(client, { queryKey: ['read'], queryFn }).subscribe(() => {})
  await vi.waitFor(() => expect(client.getQueryData(['read'])).toBe(1))
  signIn('token')
  await vi.waitFor(() => expect(queryFn).toHaveBeenCalledTimes(2))
  stop()
  client.clear()
})
