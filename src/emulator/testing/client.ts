/** Shared by the emulator’s tests: an emulator in memory at a fixed time, and helpers to call it. */
import { createEmulator, type Emulator, type EmulatorOptions } from '../emulator.ts'
import { MemoryStore } from '../store/memory.ts'
import type { Doc, Kind } from '../store/store.ts'

/** The time in tests: 2026-11-24 03:29:46.123 in Mountain View. */
export const NOW = Date.UTC(2026, 10, 24, 11, 29, 46, 123)

export interface Reply {
  status: number
  headers: Headers
  /** Parsed JSON; undefined for an empty body. */
  body: Body
}

/** The fields that tests look for in responses; a missing one fails the test that expects it. */
export interface Body {
  name: string
  id: string
  status: string
  region: string
  selfLink: string
  etag: string
  items: Body[]
  zones: string[]
  permissions: string[]
  bindings: object[]
  quotas: object[]
  warnings: object[]
  faults: { id: string }[]
  labels: Record<string, string>
  labelFingerprint: string
  imageEncryptionKey: object
  rawDisk: object
  deprecated: { state: string }
  nextPageToken?: string
  error: { code: number; message: string; errors: { reason: string }[] }
}

export interface Client {
  emulator: Emulator
  /** Sends a request below `/compute/v1/projects/`. @param body sent as JSON, if given */
  ask(verb: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>
  /** Sends any request. */
  raw(verb: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>
}

export function testClient(options: Partial<EmulatorOptions> = {}): Client {
  const report = (error: unknown) => {
    throw error
  }
  const emulator = createEmulator({ store: new MemoryStore(), now: NOW, report, ...options })
  const raw: Client['raw'] = async (verb, path, body, headers = {}) => {
    const type: Record<string, string> =
      body === undefined ? {} : { 'content-type': 'application/json' }
    const sent = typeof body === 'string' ? body : JSON.stringify(body)
    const init = { method: verb, headers: { ...type, ...headers } }
    const url = `http://localhost${path}`
    const request = new Request(url, sent === undefined ? init : { ...init, body: sent })
    const response = await emulator.fetch(request)
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : JSON.parse(text),
    }
  }
  return {
    emulator,
    raw,
    ask: (verb, path, ...rest) => raw(verb, `/compute/v1/projects/${path}`, ...rest),
  }
}

/** Puts a resource into the store as is. */
export function put(
  client: Client,
  kind: Kind,
  project: string,
  doc: Doc & Record<string, unknown>,
  scope?: string,
) {
  client.emulator.store.put(kind, project, doc, scope)
}

/** An insert body with a file as the source. */
export const fromFile = (name: string, more: object = {}) => ({
  name,
  rawDisk: { source: 'https://storage.googleapis.com/bucket/disk.tar.gz' },
  ...more,
})
