import { onlineManager, QueryObserver } from '@tanstack/react-query'
import { beforeEach, expect, test, vi } from 'vitest'
import { ApiError } from './http/error.ts'
import { connect, signIn } from './http/session.ts'
import { createQueryClient } from './queryClient.ts'

beforeEach(() => connect({ base: 'http://localhost/compute/v1', universe: 'googleapis.com' }))

test('a read that has just failed isn’t repeated by the next component that shows it; later it is', async () => {
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

test('a new token refetches everything', async () => {
  const client = createQueryClient()
  const queryFn = vi.fn<() => Promise<number>>(() => Promise.resolve(1))
  const stop = new QueryObserver(client, { queryKey: ['read'], queryFn }).subscribe(() => {})
  await vi.waitFor(() => expect(client.getQueryData(['read'])).toBe(1))
  signIn('token')
  await vi.waitFor(() => expect(queryFn).toHaveBeenCalledTimes(2))
  stop()
})

test('failed reads are repeated when the network returns, from a loopback API too', async () => {
  const client = createQueryClient()
  client.mount()
  let network = false
  const queryFn = vi.fn<() => Promise<string>>(() =>
    network
      ? Promise.resolve('read')
      : Promise.reject(new ApiError({ failure: 'http', status: 403, message: 'No.' })),
  )
  const observer = new QueryObserver(client, { queryKey: ['away'], queryFn })
  const unsubscribe = observer.subscribe(() => {})
  await expect.poll(() => observer.getCurrentResult().isError).toBe(true)
  network = true
  onlineManager.setOnline(false)
  onlineManager.setOnline(true)
  await expect.poll(() => observer.getCurrentResult().data).toBe('read')
  unsubscribe()
  client.unmount()
  client.clear()
})
