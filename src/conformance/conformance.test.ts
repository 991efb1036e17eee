import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createEmulator } from '../emulator/emulator.ts'
import { seedStore } from '../emulator/seed/seed.ts'
import { MemoryStore } from '../emulator/store/memory.ts'
import { findings, isConforming, type Finding } from './run.ts'
import { markdownTable } from './table.ts'
import type { Fetch } from './ask.ts'

const NOW = Date.UTC(2026, 10, 24)
const OPTIONS = {
  write: true,
  isBrowser: false,
  prefix: 'conformance',
  source: 'projects/debian-cloud/global/images/family/debian-12',
}

async function collect(some: AsyncIterable<Finding>): Promise<Finding[]> {
  const all: Finding[] = []
  for await (const one of some) all.push(one)
  return all
}

/** @param runs how often, one after the other; the findings are those of the last */
async function emulated(
  change: (fetch: Fetch) => Fetch = (fetch) => fetch,
  runs = 1,
): Promise<Finding[]> {
  const store = new MemoryStore()
  seedStore(store, { seed: 'demo', now: NOW })
  const emulator = createEmulator({ store, now: NOW })
  const endpoint = {
    base: 'http://localhost/compute/v1',
    project: 'demo-project',
    fetch: change((request) => emulator.fetch(request)),
  }
  for (let n = 1; n < runs; n++) await collect(findings(endpoint, OPTIONS))
  const all = await collect(findings(endpoint, OPTIONS))
  emulator.close()
  return all
}

test('the emulator conforms, and docs/emulator.md shows what was sent and came', async () => {
  const all = await emulated()
  expect(all.filter(({ result }) => result !== 'passed')).toEqual([])
  expect(isConforming(all)).toBe(true)
  expect(readFileSync('docs/emulator.md', 'utf8')).toContain(markdownTable(all))
})

test('it still conforms when it is checked again, with the same names', async () => {
  const all = await emulated(undefined, 2)
  expect(all.filter(({ result }) => result !== 'passed')).toEqual([])
})

/** Answers of endpoints that do something else, and the checks that notice. */
const ODD: [what: string, id: string, (fetch: Fetch) => Fetch][] = [
  ['ignores the filter', 'filter', without('filter')],
  ['ignores regular expressions', 'legacyFilter', without('filter')],
  ['ignores an invalid filter', 'badFilter', without('filter')],
  ['ignores fields', 'fields', without('fields')],
  ['ignores the page token', 'paging', without('pageToken')],
  ['ignores the order', 'orderBy', without('orderBy')],
  ['ignores the request ID', 'requestId', without('requestId')],
  [
    'answers errors as a page',
    'errors',
    (fetch) => async (request) => {
      const response = await fetch(request)
      return response.ok ? response : new Response('<html>', { status: response.status })
    },
  ],
  [
    'has no CORS headers',
    'cors',
    (fetch) => async (request) => {
      const { status } = await fetch(request)
      return request.method === 'OPTIONS' ? new Response(null, { status }) : fetch(request)
    },
  ],
  [
    'ignores fingerprints',
    'fingerprint',
    (fetch) => async (request) => {
      const response = await fetch(request)
      return response.status === 412
        ? Response.json({ kind: 'compute#operation', name: 'o', status: 'DONE' })
        : response
    },
  ],
]

function without(parameter: string): (fetch: Fetch) => Fetch {
  return (fetch) => (request) => {
    const url = new URL(request.url)
    url.searchParams.delete(parameter)
    return fetch(new Request(url, request))
  }
}

test.each(ODD)('an endpoint that %s doesn’t pass: %s', async (_, id, change) => {
  const all = await emulated(change)
  expect(all.filter(({ result }) => result === 'failed').map(({ check }) => check.id)).toContain(id)
  expect(isConforming(all)).toBe(false)
})

/** Responses that tell nothing about what an endpoint does, and why. */
const NOTHING: [what: string, reply: () => Promise<Response>, why: string][] = [
  ['429', () => refusal(429, 'rateLimitExceeded'), 'The API limits the rate of requests.'],
  ['403 for the rate', () => refusal(403, 'rateLimitExceeded'), 'The API limits the rate'],
  ['403', () => refusal(403, 'forbidden'), 'The caller isn’t permitted to do this. No, because'],
  ['401', () => refusal(401, 'authError'), 'The API didn’t accept the sign-in.'],
  ['503', () => refusal(503, 'backendError'), 'The API had problems (503).'],
  [
    'a cut connection',
    () => Promise.reject(new TypeError('cut')),
    'localhost could not be reached.',
  ],
]

const refusal = async (status: number, reason: string) =>
  Response.json(
    { error: { code: status, message: 'No, because', errors: [{ reason }] } },
    { status },
  )

const ofResult = (all: readonly Finding[], ...results: Finding['result'][]) =>
  all.filter(({ result }) => results.includes(result)).map(({ check }) => check.id)

test.each(NOTHING)('%s is no answer: nothing has failed', async (_, reply, why) => {
  const all = await emulated(
    (fetch) => (request) => (request.url.includes('/family/') ? reply() : fetch(request)),
  )
  expect(ofResult(all, 'failed')).toEqual([])
  // The one that changes something is followed by others that build on it.
  const open = ['family', 'noFamily', 'head', 'patch', 'delete']
  expect(ofResult(all, 'unanswered')).toEqual(open)
  expect(all.find(({ check }) => check.id === 'family')?.why).toContain(why)
  expect(isConforming(all)).toBe(false)
})

test('a 500 to one kind of request, or a body of another shape, is an answer: it failed', async () => {
  const all = await emulated((fetch) => async (request) => {
    if (request.url.includes('/family/')) return refusal(500, 'internalError')
    const { items } = (await (await fetch(request.clone())).json()) as { items?: unknown }
    return request.url.includes('fields=') ? Response.json({ items: { items } }) : fetch(request)
  })
  expect(ofResult(all, 'failed')).toEqual(expect.arrayContaining(['fields', 'family', 'noFamily']))
})

test('images of the names to create are left alone', async () => {
  const store = new MemoryStore()
  store.put('images', 'p', { name: 'conformance-v1', id: '1' })
  const emulator = createEmulator({ store, now: NOW })
  const fetch: Fetch = (request) => emulator.fetch(request)
  const endpoint = { base: 'http://localhost/compute/v1', project: 'p', fetch }
  await expect(collect(findings(endpoint, OPTIONS))).rejects.toThrow(
    'conformance-v1 exists already: choose another prefix.',
  )
  expect(store.get('images', 'p', 'conformance-v1')).toBeDefined()
  emulator.close()
})

test.each([403, 503])('a name that may be taken is left alone: %d', async (status) => {
  const sent: string[] = []
  const fetch: Fetch = async (request) => {
    sent.push(request.method)
    return request.url.includes('conformance-v') ? new Response('', { status }) : Response.json({})
  }
  const endpoint = { base: 'http://localhost/compute/v1', project: 'p', fetch }
  await expect(collect(findings(endpoint, OPTIONS))).rejects.toThrow(
    `Whether conformance-v2 exists isn’t known: ${status}.`,
  )
  expect(sent).toEqual(['GET', 'GET'])
})

test('a deletion that was accepted and fails leaves something behind', async () => {
  const error = { errors: [{ code: 'RESOURCE_IN_USE' }] }
  const operation = { kind: 'compute#operation', name: 'o', status: 'DONE', error }
  const failing: (fetch: Fetch) => Fetch = (fetch) => async (request) =>
    request.method === 'DELETE' ? Response.json(operation) : fetch(request)
  await expect(emulated(failing)).rejects.toThrow('left behind: conformance-v2, conformance-v1.')
})

test('what can’t be deleted is named, even if the API is gone', async () => {
  const gone: (fetch: Fetch) => Fetch = (fetch) => (request) =>
    request.method === 'DELETE' ? Promise.reject(new TypeError('gone')) : fetch(request)
  await expect(emulated(gone)).rejects.toThrow('left behind: conformance-v2, conformance-v1.')
})

test('an empty project leaves open what needs images', async () => {
  const emulator = createEmulator({ store: new MemoryStore(), now: NOW })
  const fetch: Fetch = (request) => emulator.fetch(request)
  const endpoint = { base: 'http://localhost/compute/v1', project: 'p', fetch }
  const all = await collect(findings(endpoint, { ...OPTIONS, write: false }))
  const open = all.filter(({ result }) => result === 'unknown').map(({ check }) => check.id)
  expect(open).toEqual(expect.arrayContaining(['paging', 'filter', 'family']))
  expect(isConforming(all)).toBe(true)
  emulator.close()
})

test('an endpoint that can’t be reached is named as such, not with the bare words of fetch', async () => {
  const fetch = () => Promise.reject(new TypeError('Failed to fetch'))
  const endpoint = { base: 'https://compute.example/compute/v1', project: 'p', fetch }
  const options = { write: false, isBrowser: true, prefix: 'x', source: '' }
  await expect(findings(endpoint, options).next()).rejects.toThrow(
    'The images of p can’t be listed: compute.example could not be reached.',
  )
})
