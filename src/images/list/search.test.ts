import fc from 'fast-check'
import { expect, test } from 'vitest'
import { COLUMNS, sortOf } from '../table/columns.ts'
import { choicesOf, chosenOf, moved, widthOf } from './columnChoices.ts'
import { columnsOf, imagesSearch, writeColumns } from './search.ts'

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
    columns: 'labels:300,state',
    density: 'compact',
  }
  expect(imagesSearch(raw)).toEqual({
    ...raw,
    states: ['ACTIVE', 'DELETED', 'UNKNOWN'],
    due: ['overdue', '30'],
    arch: ['!', 'X86_64'],
    labels: ['!team', 'env=prod'],
    columns: ['labels:300', 'state'],
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

test('columns are read in order, each once; the default isn’t written', () => {
  const read = (columns: string) => imagesSearch({ columns }).columns
  expect(read('state,family,architecture,size,created,labels')).toBeUndefined()
  expect(read('family,state,architecture,size,created,labels')?.[0]).toBe('family')
  expect(read('labels:300,price,state:7,labels,created:9999,size:x')).toEqual([
    'labels:300',
    'state',
    'created',
    'size',
  ])
  expect(columnsOf({ columns: ['labels:300', 'family'] })).toEqual([
    { column: 'labels', width: 300 },
  ])
  expect(columnsOf({ group: 'state' }).map(({ column }) => column)).toEqual(COLUMNS)
  expect(columnsOf({ group: 'architecture' }).map(({ column }) => column)).not.toContain(
    'architecture',
  )
})

test('the dialog’s choices say the same as the URL, however they are moved', () => {
  const anyColumns = fc
    .uniqueArray(fc.constantFrom(...COLUMNS), { minLength: 1 })
    .chain((columns) =>
      fc.tuple(...columns.map((each) => fc.constantFrom(each, `${each}:60`, `${each}:300`))),
    )
  fc.assert(
    fc.property(anyColumns, fc.nat(5), fc.constantFrom<(1 | -1)[]>(1, -1), (columns, at, by) => {
      const search = imagesSearch({ columns })
      const choices = choicesOf(search.columns)
      expect(choices.map(({ column }) => column).toSorted()).toEqual(COLUMNS.toSorted())
      expect(writeColumns(chosenOf(choices))).toEqual(search.columns)
      const next = moved(choices, at, by)
      expect(new Set(next)).toEqual(new Set(choices))
      expect(moved(next, at + by, by === 1 ? -1 : 1)).toEqual(choices)
    }),
  )
  expect(['', '60', ' 300 ', '59', '801', '1e2', 'wide'].map(widthOf)).toEqual([
    undefined,
    60,
    300,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
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
