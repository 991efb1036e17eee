/**
 * A store in memory whose writes are saved to IndexedDB: each row under its key, all writes of a transaction
 * in one. IndexedDB keeps a journal of its own, so what `save` has confirmed survives a crash.
 */
import { MemoryStore } from '../store/memory.ts'
import { KINDS, type Doc, type Kind } from '../store/store.ts'

/** What to do to the saved rows, in order. */
type Write = (rows: IDBObjectStore, meta: IDBObjectStore) => void

interface SavedRow {
  scope: string
  doc: Doc
}

const ROWS = 'rows'
const META = 'meta'

export class SavedStore extends MemoryStore {
  readonly #database: IDBDatabase
  #writes: Write[] = []
  #saving: Promise<void> = Promise.resolve()

  private constructor(database: IDBDatabase) {
    super()
    this.#database = database
  }

  /** Opens the store of this name with what was saved. @throws DOMException if it can’t be read */
  static async open(name: string): Promise<SavedStore> {
    const opening = indexedDB.open(name, 1)
    opening.addEventListener('upgradeneeded', () => {
      opening.result.createObjectStore(ROWS)
      opening.result.createObjectStore(META)
    })
    const database = await result(opening)
    // Another version of this page, or a person who deletes the data, isn’t kept waiting.
    database.addEventListener('versionchange', () => database.close())
    const store = new SavedStore(database)
    await store.#load()
    return store
  }

  async #load(): Promise<void> {
    const reading = this.#database.transaction([ROWS, META])
    const [rows, meta] = [reading.objectStore(ROWS), reading.objectStore(META)]
    const [keys, values, names, texts] = await Promise.all([
      result(rows.getAllKeys()),
      result(rows.getAll() as IDBRequest<SavedRow[]>),
      result(meta.getAllKeys() as IDBRequest<string[]>),
      result(meta.getAll() as IDBRequest<string[]>),
    ])
    for (const [index, { scope, doc }] of values.entries()) {
      const [project = '', kind] = keys[index] as string[]
      const known = KINDS.find((one) => one === kind)
      if (known) super.put(known, project, doc, scope)
    }
    for (const [index, text] of texts.entries()) super.setMeta(names[index] ?? '', text)
  }

  /** Resolves when everything written so far is on disk. */
  async save(): Promise<void> {
    const writes = this.#writes
    this.#writes = []
    if (writes.length > 0) {
      const before = this.#saving
      this.#saving = before.then(() => this.#commit(writes))
    }
    await this.#saving
  }

  #commit(writes: readonly Write[]): Promise<void> {
    const writing = this.#database.transaction([ROWS, META], 'readwrite', { durability: 'strict' })
    const [rows, meta] = [writing.objectStore(ROWS), writing.objectStore(META)]
    for (const write of writes) write(rows, meta)
    return new Promise((resolve, reject) => {
      writing.addEventListener('complete', () => resolve())
      writing.addEventListener('abort', () => reject(problem(writing.error)))
    })
  }

  override put(kind: Kind, project: string, doc: Doc, scope = 'global'): void {
    super.put(kind, project, doc, scope)
    const row: SavedRow = { scope, doc }
    this.#writes.push((rows) => rows.put(row, [project, kind, scope, doc.name]))
  }

  override delete(kind: Kind, project: string, name: string, scope = 'global'): boolean {
    this.#writes.push((rows) => rows.delete([project, kind, scope, name]))
    return super.delete(kind, project, name, scope)
  }

  override clear(project: string): void {
    super.clear(project)
    // A list sorts after every text.
    this.#writes.push((rows) => rows.delete(IDBKeyRange.bound([project], [project, []])))
  }

  override setMeta(key: string, value: string): void {
    super.setMeta(key, value)
    this.#writes.push((_, meta) => meta.put(value, key))
  }

  override transaction<T>(work: () => T): T {
    const start = this.#writes.length
    try {
      return super.transaction(work)
    } catch (error) {
      this.#writes.length = start
      throw error
    }
  }

  override close(): void {
    super.close()
    this.#database.close()
  }
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(problem(request.error)))
  })
}

const problem = (error: DOMException | null) => error ?? new Error('IndexedDB gave no reason.')
