import { useState } from 'react'
import { allConnections, type AllConnections } from '../check/current.ts'
import { configured } from '../config/connection.ts'
import { readOwn, writeOwn, type OwnConnection } from '../config/own.ts'

export interface Connections extends AllConnections {
  /** The name of this page's connection. */
  here: string
  /** Adds one, or replaces the one named `before`. */
  save(connection: OwnConnection, before?: string): void
  /** @returns brings it back, as it was */
  remove(name: string): () => void
}

const nameOf = (json: unknown): unknown => (Object(json) as { name?: unknown }).name

/** All connections, and changes to those of this browser. */
export function useConnections(): Connections {
  const { connection, file } = configured()
  const [stored, setStored] = useState(readOwn)
  const change = (to: (now: unknown[]) => unknown[]) => {
    // Another tab may have changed them.
    const next = to(readOwn())
    writeOwn(next)
    setStored(next)
  }
  return {
    ...allConnections(file, location.href, stored),
    here: connection.name,
    save: (own, before = own.name) =>
      change((now) => [...now.filter((each) => nameOf(each) !== before), own]),
    remove: (name) => {
      const removed = stored.filter((each) => nameOf(each) === name)
      change((now) => now.filter((each) => nameOf(each) !== name))
      return () => change((now) => [...now.filter((each) => nameOf(each) !== name), ...removed])
    },
  }
}
