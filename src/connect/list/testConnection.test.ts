import { afterEach, expect, test, vi } from 'vitest'
import type { ConnectionSettings } from '../config/connection.ts'
import { testConnection } from './testConnection.ts'

const connection: ConnectionSettings = {
  name: 'one',
  label: '',
  color: 'none',
  apiBase: 'http://127.0.0.1:8087/compute/v1',
  universe: 'googleapis.com',
  projects: ['p'],
  signIn: { kind: 'none' },
  without: [],
  headers: {},
  limits: {},
}
afterEach(() => vi.unstubAllGlobals())

async function firstStep(apiBase: string, origin: string): Promise<string | undefined> {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  const means = { now: () => 0, token: undefined, origin, signal: new AbortController().signal }
  for await (const { text } of testConnection({ ...connection, apiBase }, means)) return text
  return undefined
}

const refusal = () => Response.json({ error: { code: 403 } }, { status: 403 })
const html = (status: number) => new Response('<h1>Sign in</h1>', { status })

test.each([
  ['an HTML page', html(200), 'unknown'],
  ['the HTML error of a proxy', html(502), 'unknown'],
  ['an error of the server', Response.json({ error: { code: 503 } }, { status: 503 }), 'unknown'],
  ['a list', Response.json({ items: [] }), 'passed'],
  ['a refusal', refusal(), 'unknown'],
  ['a refusal of a token', refusal(), 'passed', 'token'],
])('whether one is signed in, from %s', async (_what, answer, result, token?: string) => {
  vi.stubGlobal('fetch', () => Promise.resolve(answer))
  const { signal } = new AbortController()
  const means = { now: () => 0, token, origin: 'http://localhost:1', signal }
  const results = new Map<string, string>()
  for await (const step of testConnection(connection, means)) results.set(step.name, step.result)
  expect(results.get('Signed in')).toBe(result)
})

test('a page of another host is told that the browser may keep it from this machine', async () => {
  const local = 'http://127.0.0.1:8087/compute/v1'
  expect(await firstStep(local, 'https://console.example')).toMatch(
    /^127\.0\.0\.1:8087 didn’t answer\. If it is running, allow this page to connect to this device/,
  )
  expect(await firstStep(local, 'http://localhost:5173')).toBe('127.0.0.1:8087 didn’t answer.')
  const away = 'https://compute.googleapis.com/compute/v1'
  expect(await firstStep(away, 'https://console.example')).toBe(
    'compute.googleapis.com didn’t answer.',
  )
})
