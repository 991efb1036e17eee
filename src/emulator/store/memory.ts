import { Collection, toEntry, type Entry } from './collection.ts'
import { compareText } from './order.ts'
import type { Doc, Kind, Position, Row, Scan, Store } from './store.ts'

/** A store that lives as long as its process. */
export class MemoryStore implements Store {
  readonly #projects = new Map<string, Map<Kind, Collection>>()
  readonly #meta = new Map<string, string>()
  /** How to take back the writes of the running transaction; undefined when there is none. */
  #undo: (() => void)[] | undefined

  get(kind: Kind, project: string, nameOrId: string, scope = 'global'): Row | undefined {
    const found = this.#find(kind, project)
    return /^\d+$/.test(nameOrId) ? found?.byId(nameOrId, scope) : found?.byName(nameOrId, scope)
  }

  put(kind: Kind, project: string, doc: Doc, scope = 'global'): void {
    this.#replace(kind, project, toEntry(doc, scope), doc.name, scope)
  }

  delete(kind: Kind, project: string, name: string, scope = 'global'): boolean {
    if (!this.#find(kind, project)?.byName(name, scope)) return false
    this.#replace(kind, project, undefined, name, scope)
    return true
  }

  *scan(kind: Kind, project: string, scan: Scan): Iterable<Row & { position: Position }> {
    const { order, scope, limit } = scan
    let { after } = scan
    let collection: Collection | undefined
    let version = -1
    let rank = 0
    for (let given = 0; given < limit;) {
      const current = this.#find(kind, project)
      if (!current) return
      if (current !== collection || current.version !== version) {
        if (after) rank = current.rankAfter(order, after)
        else rank = order === 'name' ? current.rankOf(scope) : 0
        ;({ version } = collection = current)
      }
      const entry = current.at(order, rank++)
      if (!entry) return
      after = entry
      if (scope !== undefined && entry.scope !== scope) {
        if (order === 'name') return
        continue
      }
      given++
      yield { scope: entry.scope, name: entry.name, json: entry.json, position: entry }
    }
  }

  head(project: string, family: string): Row | undefined {
    return this.#find('images', project)?.head(family)
  }

  count(kind: Kind, project: string): number {
    return this.#find(kind, project)?.size ?? 0
  }

  projects(): string[] {
    const used = [...this.#projects].filter(([, kinds]) =>
      [...kinds.values()].some((collection) => collection.size > 0),
    )
    return used.map(([project]) => project).sort(compareText)
  }

  clear(project: string): void {
    const kinds = this.#projects.get(project)
    if (!kinds) return
    this.#projects.delete(project)
    this.#undo?.push(() => this.#projects.set(project, kinds))
  }

  transaction<T>(work: () => T): T {
    const outermost = this.#undo === undefined
    const undo = (this.#undo ??= [])
    const start = undo.length
    try {
      return work()
    } catch (error) {
      this.#undo = undefined
      for (const step of undo.splice(start).reverse()) step()
      this.#undo = undo
      throw error
    } finally {
      if (outermost) this.#undo = undefined
    }
  }

  getMeta(key: string): string | undefined {
    return this.#meta.get(key)
  }

  setMeta(key: string, value: string): void {
    const before = this.#meta.get(key)
    this.#meta.set(key, value)
    this.#undo?.push(() => {
      if (before === undefined) this.#meta.delete(key)
      else this.#meta.set(key, before)
    })
  }

  close(): void {
    this.#projects.clear()
    this.#meta.clear()
  }

  #find(kind: Kind, project: string): Collection | undefined {
    return this.#projects.get(project)?.get(kind)
  }

  /** Puts an entry (or nothing) in the place of what has this name; every write goes through here. */
  #replace(kind: Kind, project: string, entry: Entry | undefined, name: string, scope: string) {
    const kinds = this.#projects.get(project) ?? new Map<Kind, Collection>()
    const collection = kinds.get(kind) ?? new Collection()
    this.#projects.set(project, kinds)
    kinds.set(kind, collection)
    const before = collection.byName(name, scope)
    if (before) collection.remove(before)
    if (entry) collection.add(entry)
    this.#undo?.push(() => this.#replace(kind, project, before, name, scope))
  }
}
