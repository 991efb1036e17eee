import { expect, test } from 'vitest'
import { can, permissionFor, type Action } from './can.ts'
import { IMAGE_PERMISSIONS } from './imagePermissions.ts'
import { readImage } from './readImage.ts'

const ready = { status: 'READY' }
const deleting = { status: 'DELETING' }
const failed = { status: 'FAILED' }
const GOING = 'The image is being deleted.'

// Each action: its permission, its method, and what it says of an image that is going or has failed.
const ACTIONS: [Action, string, string, string | undefined, string | undefined][] = [
  ['create', 'create', 'insert', undefined, undefined],
  ['createNewer', 'create', 'insert', undefined, undefined],
  ['editLabels', 'setLabels', 'setLabels', GOING, undefined],
  ['editFields', 'update', 'patch', GOING, undefined],
  ['publish', 'update', 'patch', GOING, 'Creating this image failed.'],
  ['deprecate', 'deprecate', 'deprecate', GOING, undefined],
  ['changeDeprecation', 'deprecate', 'deprecate', GOING, undefined],
  ['restore', 'deprecate', 'deprecate', GOING, undefined],
  ['rollBack', 'deprecate', 'deprecate', GOING, undefined],
  ['delete', 'delete', 'delete', GOING, undefined],
]

test.each(ACTIONS)('%s takes compute.images.%s', (action, verb, method, going, broken) => {
  const permission = `compute.images.${verb}`
  const without = IMAGE_PERMISSIONS.filter((each) => each !== permission)
  expect(permissionFor(action)).toBe(permission)

  expect(can(action, ready, IMAGE_PERMISSIONS)).toBeUndefined()
  expect(can(action, ready, [permission])).toBeUndefined()
  expect(can(action, ready, without)).toEqual({ text: `You need ${permission}.`, permission })
  expect(can(action, deleting, IMAGE_PERMISSIONS)?.text).toBe(going)
  expect(can(action, failed, IMAGE_PERMISSIONS)?.text).toBe(broken)

  const others = new Map(ACTIONS.map(([, , each]) => [`images.${each}`, `No ${each} here.`]))
  expect(can(action, ready, without, others)).toEqual({ text: `No ${method} here.` })
  others.delete(`images.${method}`)
  expect(can(action, ready, IMAGE_PERMISSIONS, others)).toBeUndefined()
})

test('an image whose family couldn’t be read may be in one, so it isn’t published', () => {
  const odd = readImage({ name: 'a', status: 'READY', family: 5 })
  expect(can('publish', odd, IMAGE_PERMISSIONS)?.text).toBe('Its family couldn’t be read.')
  expect(can('deprecate', odd, IMAGE_PERMISSIONS)).toBeUndefined()
})

test('what is not known holds nothing back', () => {
  for (const [action] of ACTIONS) {
    expect(can(action, undefined, undefined)).toBeUndefined()
    expect(can(action, ready, undefined)).toBeUndefined()
    expect(can(action, {}, IMAGE_PERMISSIONS)).toBeUndefined()
  }
})

test('a missing permission is told before what time would mend', () => {
  expect(can('delete', deleting, [])).toHaveProperty('permission', 'compute.images.delete')
})
