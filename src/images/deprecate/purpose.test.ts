import { expect, test } from 'vitest'
import type { Image } from '../../compute/schema.ts'
import { withoutFields } from '../../compute/unread.ts'
import { formOf } from './form.ts'
import { blockedReason } from './problems.ts'
import { firstForm, withState } from './purpose.ts'
import { replacementOptions } from './replacementOptions.ts'

const image = (name: string, day: number, more: Partial<Image> = {}): Image => ({
  name,
  family: 'web',
  status: 'READY',
  creationTimestamp: `2026-01-0${day}T00:00:00Z`,
  ...more,
})
const NOW = Date.parse('2026-11-24T09:00:00Z')
const OBSOLETE = { deprecated: { state: 'OBSOLETE', replacement: 'global/images/kept' } }
const members = [image('v1', 1), image('v2', 2, OBSOLETE), image('v3', 3)]
const [v1, v2, v3] = [image('v1', 1), image('v2', 2, OBSOLETE), image('v3', 3)]

test('an active image is about to be deprecated, with the head of its family proposed', () => {
  const replacement = (of: Image) => firstForm(of, members, 'p', 'deprecate').replacement
  expect(firstForm(v3, members, 'p', 'deprecate').state).toBe('DEPRECATED')
  expect(replacement(v1)).toBe('v3')
  expect(replacement(v3)).toBe('v1')
  expect(replacement(image('lone', 4, { family: undefined }))).toBe('')
  expect(firstForm(v3, undefined, 'p', 'rollBack').replacement).toBe('')
})

test('any other is shown as it is, or preset to restore', () => {
  expect(firstForm(v2, members, 'p', 'deprecate')).toEqual(formOf(v2.deprecated ?? {}, 'p'))
  const restored = firstForm(v2, members, 'p', 'restore')
  expect(restored).toMatchObject({ state: 'ACTIVE', kept: { state: 'OBSOLETE' }, replacement: '' })
})

test('a link to anything but an image can’t be sent as replacement, unless the service has it already', () => {
  const form = formOf({ state: 'DEPRECATED', replacement: 'odd one' }, 'p')
  expect(blockedReason(form, v1, 'p', NOW)).toBeUndefined()
  const typed = (text: string) => ({ ...form, replacement: text })
  expect(blockedReason(typed('other odd one'), v1, 'p', NOW)).toMatch(/replacement/)
  expect(blockedReason(typed('v3'), v1, 'p', NOW)).toBeUndefined()
  expect(blockedReason({ ...typed('a b'), state: 'ACTIVE' }, v1, 'p', NOW)).toBeUndefined()
  expect(blockedReason(form, image('v1', 1, { status: 'DELETING' }), 'p', NOW)).toMatch(/deleted/)
})

test('its own family comes first, in it usable images, newest first', () => {
  const others = [image('a', 5, { family: 'arm' }), image('b', 6, { family: undefined })]
  const options = replacementOptions([...others, ...members, image('v4', 4)], v1, NOW)
  expect(options.map(({ value }) => value)).toEqual(['v4', 'v3', 'v2', 'b', 'a'])
  expect(options[2]?.detail).toBe('ready · obsolete · 10 months ago')
})

test('a partly read deprecation isn’t replaced unseen', () => {
  const image = withoutFields({ ...v2 }, [['deprecated', 'replacement']])
  const form = formOf(image.deprecated ?? {}, 'p')
  expect(blockedReason(form, image, 'p', NOW)).toMatch(/couldn’t be read completely/)
})

test('restoring clears everything; any other state starts from the image’s values', () => {
  const restored = firstForm(v2, members, 'p', 'restore')
  const obsolete = withState(restored, 'OBSOLETE', 'restore')
  expect(obsolete.replacement).toBe('kept')
  expect(withState(obsolete, 'ACTIVE', 'restore')).toEqual(restored)
  const typed = { ...restored, replacement: 'v3' }
  expect(withState(typed, 'OBSOLETE', 'restore').replacement).toBe('v3')
})
