import { focusManager, QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { IMAGE_PERMISSIONS } from '../compute/imagePermissions.ts'
import { connect } from './http/session.ts'
import { permissionsQuery, permitOf } from './permissions.ts'

const target = { project: 'p', image: 'web-1' }

test('a held permission is allowed, a missing one is named, and an unknown one is not denied', () => {
  const held = ['compute.images.get']
  expect(permitOf(target, 'compute.images.get', held)).toEqual({ state: 'allowed' })
  expect(permitOf(target, 'compute.images.get', undefined)).toEqual({ state: 'unknown' })
  expect(permitOf(target, 'compute.images.setLabels', held)).toEqual({
    state: 'denied',
    reason: 'You need compute.images.setLabels.',
    missing: { target, permission: 'compute.images.setLabels' },
  })
})

test.each([
  ['every permission', IMAGE_PERMISSIONS, 1],
  ['not all', IMAGE_PERMISSIONS.slice(1), 2],
])('refocusing the window checks the permissions of %s this many times in all', async (...row) => {
  const [, permissions, times] = row
  connect({ base: 'http://127.0.0.1:1/compute/v1', universe: 'googleapis.com' })
  const asked = vi.fn<() => Promise<Response>>(() =>
    Promise.resolve(Response.json({ permissions })),
  )
  vi.stubGlobal('fetch', asked)
  const client = new QueryClient()
  client.mount()
  const observer = new QueryObserver(client, permissionsQuery('p', 'web-1'))
  const leave = observer.subscribe(() => undefined)
  await expect.poll(() => observer.getCurrentResult().data).toEqual(permissions)
  focusManager.setFocused(false)
  focusManager.setFocused(true)
  // Whatever the focus triggers has started by the end of this turn.
  await new Promise((resolve) => setTimeout(resolve))
  expect(asked).toHaveBeenCalledTimes(times)
  leave()
  client.unmount()
  focusManager.setFocused(undefined)
  vi.unstubAllGlobals()
})
