/** Connections added in this browser: addresses and names only, never a token or a key. */
import type { GivenSignIn } from './connection.ts'
import { readStored, writeStored } from '../../browser/storage.ts'

/** What a person can enter; the rest has its defaults. */
export interface OwnConnection {
  name: string
  apiBase: string
  customHost?: boolean
  universe?: string
  projects: string[]
  signIn: GivenSignIn
}

/** The stored connections, unchecked. */
export function readOwn(): unknown[] {
  try {
    const stored: unknown = JSON.parse(readStored('connections') ?? '[]')
    return Array.isArray(stored) ? stored : []
  } catch {
    return []
  }
}

export const writeOwn = (connections: readonly unknown[]): void =>
  writeStored('connections', connections.length === 0 ? null : JSON.stringify(connections))

/** The name of a stored connection; undefined if it has none. */
export function nameOf(stored: unknown): string | undefined {
  const { name } = Object(stored) as { name?: unknown }
  return typeof name === 'string' && name !== '' ? name : undefined
}
