import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sortOf } from '../table/columns.ts'
import { imagesSearch } from './search.ts'

test('a URL is read', () => {
  const raw = {
    states: 'DELETED,ACTIVE,UNKNOWN',
    due: '30,overdue,overdue',
    arch: 'X86_64,!',
    labels: 'env=prod,!team',
    q: 'web prod',
    filter: 'name:web-*',
    sort: 'name',
    order: 'desc',
    group: 'label.env',
    collapsed: '*,web',
    columns: 'labels,state',
  }
  expect(imagesSearch(raw)).toEqual({
    ...raw,
    states: ['ACTIVE', 'DELETED', 'UNKNOWN'],
    due: ['overdue', '30'],
    arch: ['!', 'X86_64'],
    labels: ['!team', 'env=prod'],
    columns: ['state', 'labels'],
  })
})

test('defaults and invalid values are left out', () => {
  expect(
    imagesSearch({
      states: ',',
      due: 'yes',
      q: '',
      sort: 'created',
      order: 'desc',
      group: 'family',
      columns: 'price',
      other: 'x',
    }),
  ).toEqual({})
  expect(
    imagesSearch({
      sort: 'constructor',
      order: 'up',
      states: 7,
      q: ['a'],
      labels: [7],
      group: 'label.',
    }),
  ).toEqual({})
})

test('the default direction of a sort isn’t written', () => {
  expect(imagesSearch({ sort: 'name', order: 'asc' })).toEqual({ sort: 'name' })
  expect(sortOf({ sort: 'name' })).toEqual({ key: 'name', order: 'asc' })
  expect(sortOf({})).toEqual({ key: 'created', order: 'desc' })
  expect(sortOf({ order: 'asc' })).toEqual({ key: 'created', order: 'asc' })
})

test('reading is idempotent and never throws', () => {
  const keys = fc.constantFrom(
    'states',
    'due',
    'q',
    'filter',
    'sort',
    'order',
    'group',
    'columns',
    'arch',
    'labels',
  )
  fc.assert(
    fc.property(fc.dictionary(keys, fc.anything()), (raw) => {
      const read = imagesSearch(raw)
      expect(imagesSearch({ ...read })).toEqual(read)
    }),
  )
})
