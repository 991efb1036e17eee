import { onlineManager, QueryObserver } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { ApiError } from './error.ts'
import { createQueryClient } from './queryClient.ts'

test('what has just failed is not asked again by whatever shows it next; later it is', async () => {
  vi.useFakeTimers()
  const client = createQueryClient('http://localhost/')
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

test('what failed is read again when the network is back, also from a loopback API', async () => {
  const client = createQueryClient('http://localhost/')
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
