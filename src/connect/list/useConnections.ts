import { allConnections, type AllConnections, type Unusable } from '../check/current.ts'
import { configured } from '../config/connection.ts'
import { nameOf, readOwn, writeOwn, type OwnConnection } from '../config/own.ts'
import { useStored } from '../../ui/useStored.ts'

export interface Connections extends AllConnections {
  /** The name of this page's connection. */
  here: string
  /** Adds one, or replaces the one named `before`. */
  save(connection: OwnConnection, before?: string): void
  /**
   * @param which the name of one that is used, or one that can’t be used
   * @returns brings it back, as it was
   */
  remove(which: string | Unusable): () => void
}

/** All connections, and changes to those of this browser, also by other tabs. */
export function useConnections(): Connections {
  const { connection, file } = configured()
  const [stored, setStored] = useStored(readOwn)
  const known = allConnections(file, location.href, stored)
  const change = (to: (now: unknown[]) => unknown[]) => {
    // Another tab may have changed them.
    const next = to(readOwn())
    writeOwn(next)
    setStored(next)
  }
  /** As it is stored: others that can’t be used may have its name. */
  const used = (name: string | undefined) =>
    stored.find(
      (each) => nameOf(each) === name && known.unusable.every((other) => other.stored !== each),
    )
  return {
    ...known,
    here: connection.name,
    save: (own, before) => change((now) => [...without(now, before && used(before)), own]),
    remove: (which) => {
      const removed = typeof which === 'string' ? used(which) : which.stored
      change((now) => without(now, removed))
      return () => change((now) => [...now, removed])
    },
  }
}

/** Without one, which may have been read at another time; all of them if it isn’t there. */
function without(stored: readonly unknown[], one: unknown): unknown[] {
  const text = JSON.stringify(one)
  const index = stored.findIndex((each) => JSON.stringify(each) === text)
  return stored.filter((_, at) => at !== index)
}
