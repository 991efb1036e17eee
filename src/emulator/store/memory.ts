import { Collection, Entry } from './collection.ts'
import { compareText } from './order.ts'
import { unpackBytes } from './packed.ts'
import type { Doc, Kind, Page, Row, Scan, ScannedRow, Store } from './store.ts'

/** A store in memory, for the lifetime of the process. */
export class MemoryStore implements Store {
  readonly #projects = new Map<string, Map<Kind, Collection>>()
  readonly #meta = new Map<string, string>()
  /** The writes of the current transaction; undefined if there is none. */
  #written: Written[] | undefined

  get(kind: Kind, project: string, nameOrId: string, scope = 'global'): Row | undefined {
    const found = this.#find(kind, project)
    return /^\d+$/.test(nameOrId) ? found?.byId(nameOrId, scope) : found?.byName(nameOrId, scope)
  }

  put(kind: Kind, project: string, doc: Doc, scope = 'global'): void {
    this.#replace(kind, project, new Entry(doc, scope), doc.name, scope)
  }

  delete(kind: Kind, project: string, name: string, scope = 'global'): boolean {
    if (!this.#find(kind, project)?.byName(name, scope)) return false
    this.#replace(kind, project, undefined, name, scope)
    return true
  }

  *scan(kind: Kind, project: string, scan: Scan): Iterable<ScannedRow> {
    const { order, scope, limit } = scan
    let { after } = scan
    let collection: Collection | undefined
    let version = -1
    let read: () => Entry | undefined = () => undefined
    for (let given = 0; given < limit;) {
      const current = this.#find(kind, project)
      if (!current) return
      if (current !== collection || current.version !== version) {
        read = current.from(order, after, scope)
        ;({ version } = collection = current)
      }
      const entry = read()
      if (!entry) return
      after = entry
      if (scope === undefined || entry.scope === scope) {
        given++
        yield entry
      } else if (order === 'name') return
    }
  }

  page(kind: Kind, project: string, scan: Scan): Page {
    const rows = [...this.scan(kind, project, { ...scan, limit: scan.limit + 1 })]
    const last = rows.length > scan.limit ? rows[scan.limit - 1] : undefined
    const json = this.join(rows.slice(0, scan.limit))
    return last ? { json, last } : { json }
  }

  join(rows: readonly Row[]): Page['json'] {
    return unpackBytes(rows.map((row) => (row instanceof Entry ? row.packed : row.json)).join())
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
    this.#written?.push({ undo: () => this.#projects.set(project, kinds) })
  }

  transaction<T>(work: () => T): T {
    const outermost = this.#written === undefined
    const written = (this.#written ??= [])
    const start = written.length
    try {
      return work()
    } catch (error) {
      for (const write of written.splice(start).reverse()) write.undo()
      throw error
    } finally {
      if (outermost) this.#written = undefined
    }
  }

  getMeta(key: string): string | undefined {
    return this.#meta.get(key)
  }

  setMeta(key: string, value: string): void {
    const before = this.#meta.get(key)
    this.#meta.set(key, value)
    const undo = () => (before === undefined ? this.#meta.delete(key) : this.#meta.set(key, before))
    this.#written?.push({ undo })
  }

  close(): void {
    this.#projects.clear()
    this.#meta.clear()
  }

  #find(kind: Kind, project: string): Collection | undefined {
    return this.#projects.get(project)?.get(kind)
  }

  /** Replaces the entry with this name by another, or by none; every write goes through here. */
  #replace(kind: Kind, project: string, entry: Entry | undefined, name: string, scope: string) {
    const kinds = this.#projects.get(project) ?? new Map<Kind, Collection>()
    const collection = kinds.get(kind) ?? new Collection()
    this.#projects.set(project, kinds)
    kinds.set(kind, collection)
    const replacement = new Replacement(collection, collection.byName(name, scope), entry)
    replacement.do()
    this.#written?.push(replacement)
  }
}

/** A write that can be rolled back as long as nothing has been written since. */
interface Written {
  undo(): void
}

class Replacement implements Written {
  readonly #collection: Collection
  readonly #before: Entry | undefined
  readonly #after: Entry | undefined

  constructor(collection: Collection, before: Entry | undefined, after: Entry | undefined) {
    this.#collection = collection
    this.#before = before
    this.#after = after
  }

  do(): void {
    if (this.#before) this.#collection.remove(this.#before)
    if (this.#after) this.#collection.add(this.#after)
  }

  undo(): void {
    if (this.#after) this.#collection.remove(this.#after)
    if (this.#before) this.#collection.add(this.#before)
  }
}
