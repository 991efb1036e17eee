import { expect, test } from 'vitest'
import { readTyped } from './typed.ts'

test.each([
  ['due in web-*', 'Overdue images in web-*', { due: ['overdue'], q: 'web-' }],
  [
    'Obsolete images in *-arm-*',
    'Obsolete images in *-arm-*',
    { states: ['OBSOLETE'], q: '-arm-' },
  ],
  [
    'active in web env=prod',
    'Active images in web env=prod',
    { states: ['ACTIVE'], q: 'web env=prod' },
  ],
  ['deleted in *', 'Deleted images in *', { states: ['DELETED'] }],
  ['state: Obsolete', 'Obsolete images', { states: ['OBSOLETE'] }],
  ['due:30', 'Images due in the next 30 days', { due: ['30'] }],
  ['arch: arm64', 'ARM64 images', { arch: ['ARM64'] }],
  ['use: none', 'Images not seen in use', { use: ['none'] }],
  ['label: env=prod', 'Images with env=prod', { labels: ['env=prod'] }],
  ['filter: name : "a:b"', 'Images with name : "a:b"', { filter: 'name : "a:b"' }],
])('“%s” opens a list', (typed, label, search) => {
  expect(readTyped(typed)).toEqual({ kind: 'list', label, search })
})

test('a project by its ID, also one with a domain', () => {
  expect(readTyped('project: my-project')).toMatchObject({ project: 'my-project' })
  expect(readTyped('Project:example.com:other')).toMatchObject({ project: 'example.com:other' })
})

test.each(['filter:', 'project:', 'project: Not A Project', 'state:', 'use: no', 'label: env'])(
  '“%s” isn’t complete',
  (typed) => {
    expect(readTyped(typed)?.kind).toBe('incomplete')
  },
)

test.each(['', 'due', 'web', 'filter', 'env:prod', 'state:running', 'due in ', 'images in web'])(
  '“%s” is something to search for',
  (typed) => {
    expect(readTyped(typed)).toBeUndefined()
  },
)
