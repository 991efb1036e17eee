import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Image } from '../compute/schema.ts'
import { fromFile, testClient } from '../emulator/testing/client.ts'
import { connect } from './http/session.ts'
import { manyMembersQuery } from './manyMembers.ts'
import { membersQuery } from './members.ts'

const FAMILIES = Array.from({ length: 50 }, (_, number) => `family-${number}`)

let client: QueryClient
let filters: string[]
let answer: (filter: string) => Response | undefined

beforeEach(async () => {
  connect({ base: 'http://127.0.0.1:1/compute/v1', universe: 'googleapis.com' })
  const { ask, emulator } = testClient()
  for (const family of FAMILIES.slice(1)) {
    await ask('POST', 'p/global/images', fromFile(`${family}-v1`, { family }))
  }
  await ask('POST', 'p/global/images', fromFile('other', { family: 'family' }))
  filters = []
  answer = () => undefined
  vi.stubGlobal('fetch', (input: string, init: RequestInit) => {
    const filter = new URL(input).searchParams.get('filter') ?? ''
    filters.push(filter)
    const url = input.replace('127.0.0.1:1', 'localhost')
    return answer(filter) ?? emulator.fetch(new Request(url, init))
  })
  client = new QueryClient()
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const read = (from = 0) => client.fetchQuery(manyMembersQuery('p', FAMILIES, from))
const namesIn = (members: ReadonlyMap<string, readonly Image[]>) =>
  new Map([...members].map(([family, images]) => [family, images.map(({ name }) => name)]))
const expected = new Map(
  FAMILIES.map((family, index) => [family, index === 0 ? [] : [`${family}-v1`]]),
)

test('few requests give the members of each family, and keep them for its own query', async () => {
  const { members, error } = await read()
  expect(error).toBeNull()
  expect(namesIn(members)).toEqual(expected)
  expect(filters).toHaveLength(2)
  const { queryKey } = membersQuery('p', 'family-7')
  expect(client.getQueryData(queryKey)).toEqual(members.get('family-7'))
})

test('what was read since isn’t read again', async () => {
  await read()
  client.setQueryData(membersQuery('p', 'family-3').queryKey, [], { updatedAt: 1000 })
  filters = []
  await client.resetQueries({ queryKey: ['manyMembers'] })
  const { members } = await read(2000)
  expect(filters).toEqual(['(family = "family-3")'])
  expect(namesIn(members)).toEqual(expected)
})

test('a service without OR is asked for one family after the other', async () => {
  const body = { error: { code: 400, message: 'Invalid value for field filter', errors: [] } }
  answer = (filter) =>
    filter.includes(' OR ') ? new Response(JSON.stringify(body), { status: 400 }) : undefined
  const { members, error } = await read()
  expect(error).toBeNull()
  expect(namesIn(members)).toEqual(expected)
})

test('an image without a name makes only its own family unknown', async () => {
  answer = (filter) =>
    filter.includes('"family-2"')
      ? new Response(JSON.stringify({ items: [{ family: 'family-2' }] }))
      : undefined
  const { members, error } = await read()
  expect(error?.message).toBe('1 of the images of family-2 could not be read: the name is missing.')
  expect([...members.keys()].toSorted()).toEqual(
    FAMILIES.filter((family) => family !== 'family-2').toSorted(),
  )
})

test('an image whose family can’t be read is lost from none: its family is asked for alone', async () => {
  answer = (filter) =>
    filter.includes('"family-2"')
      ? Response.json({
          items: [
            { name: 'odd', family: 2 },
            { name: 'even', family: 'family-2' },
          ],
        })
      : undefined
  const { members, error } = await read()
  expect(error).toBeNull()
  expect(namesIn(members).get('family-2')).toEqual(['odd', 'even'])
  expect(namesIn(members).get('family-3')).toEqual(['family-3-v1'])
})

test('families that couldn’t be read are missing, the others there', async () => {
  answer = (filter) =>
    filter.includes('"family-0"')
      ? new Response(JSON.stringify({ error: { code: 403, message: 'No.' } }), { status: 403 })
      : undefined
  const { members, error } = await read()
  expect(error?.message).toBe('No.')
  expect([...members.keys()]).toEqual(FAMILIES.slice(40))
  expect(filters).toHaveLength(2)
})

test('leaving stops the reading', async () => {
  const signals: (AbortSignal | null | undefined)[] = []
  vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) => {
    signals.push(signal)
    return new Promise(() => undefined)
  })
  const reading = read().catch(() => 'stopped')
  await vi.waitFor(() => expect(signals).toHaveLength(2))
  await client.cancelQueries({ queryKey: ['manyMembers'] })
  expect(await reading).toBe('stopped')
  expect(signals.every((signal) => signal?.aborted)).toBe(true)
})
