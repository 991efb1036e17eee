import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite'
import { canBeHead } from '../../compute/family.ts'
import { closeDatabase, openDatabase } from './database.ts'
import { jsonText, positionOf } from './order.ts'
import * as sql from './queries.ts'
import type { Doc, Kind, Page, Row, Scan, ScannedRow, Store } from './store.ts'

/** Rows read at a time: a page of the API, plus one to see whether more follow. */
const CHUNK = 501

/** A row of a scan, in column order; for the order by name without the columns of `newest`. */
type Found = [scope: string, name: string, json: string, created?: number, id?: string]

/** A store in a file. A write is on disk when its call (or its transaction) returns. */
export class SqliteStore implements Store {
  readonly #database: DatabaseSyncInstance
  readonly #statements = new Map<string, StatementSyncInstance>()
  /** Counts that have been requested, kept up to date since, by project and kind. */
  readonly #counts = new Map<string, number>()
  #depth = 0

  /**
   * @param path of the data file, created if missing
   * @throws StoreError if the file isn’t an emulator’s, is from a newer version, damaged, in use or not writable
   */
  constructor(path: string) {
    this.#database = openDatabase(path)
  }

  get(kind: Kind, project: string, nameOrId: string, scope = 'global'): Row | undefined {
    return /^\d+$/.test(nameOrId)
      ? this.#one(sql.GET_BY_ID, { project, kind, scope, id: sortableId(nameOrId) })
      : this.#one(sql.GET, { project, kind, scope, name: nameOrId })
  }

  put(kind: Kind, project: string, doc: Doc, scope = 'global'): void {
    const { name, created, id } = positionOf(doc, scope)
    const values = {
      project,
      kind,
      scope,
      name,
      created,
      id: sortableId(id),
      head_of: kind === 'images' && doc.family && canBeHead(doc) ? doc.family : null,
      json: jsonText(doc),
    }
    if (this.#run(sql.UPDATE, values) === 0) {
      this.#run(sql.INSERT, values)
      this.#countChanged(kind, project, 1)
    }
  }

  delete(kind: Kind, project: string, name: string, scope = 'global'): boolean {
    const deleted = this.#run(sql.DELETE, { project, kind, scope, name }) > 0
    if (deleted) this.#countChanged(kind, project, -1)
    return deleted
  }

  *scan(kind: Kind, project: string, scan: Scan): Iterable<ScannedRow> {
    const { order, scope, limit } = scan
    let { after } = scan
    for (let left = limit; left > 0;) {
      const asked = Math.min(left, CHUNK)
      const records = this.#rows(kind, project, { order, scope, after, limit: asked })
      for (const record of records) {
        const row = rowOf(record)
        yield row
        after = row
      }
      if (records.length < asked) return
      left -= records.length
    }
  }

  page(kind: Kind, project: string, scan: Scan): Page {
    const { text, values } = query(kind, project, scan)
    const { json } = this.#statement(sql.joinQuery(text)).get(values) as Pick<Page, 'json'>
    const [last, next] = this.#rows(kind, project, { ...scan, limit: 2 }, scan.limit - 1)
    return last && next ? { json, last: rowOf(last) } : { json }
  }

  join(rows: readonly Row[]): Page['json'] {
    return rows.map(({ json }) => json).join()
  }

  head(project: string, family: string): Row | undefined {
    return this.#one(sql.HEAD, { project, family })
  }

  count(kind: Kind, project: string): number {
    const key = countKey(kind, project)
    let count = this.#counts.get(key)
    if (count === undefined) {
      count = (this.#statement(sql.COUNT).get({ project, kind }) as { count: number }).count
      this.#counts.set(key, count)
    }
    return count
  }

  projects(): string[] {
    const rows = this.#statement(sql.PROJECTS).all() as { project: string }[]
    return rows.map((row) => row.project)
  }

  clear(project: string): void {
    this.#run(sql.CLEAR, { project })
    this.#counts.clear()
  }

  transaction<T>(work: () => T): T {
    const outermost = this.#depth === 0
    const savepoint = `level${this.#depth}`
    this.#database.exec(outermost ? 'BEGIN IMMEDIATE' : `SAVEPOINT ${savepoint}`)
    this.#depth++
    try {
      const result = work()
      this.#database.exec(outermost ? 'COMMIT' : `RELEASE ${savepoint}`)
      return result
    } catch (error) {
      this.#counts.clear()
      // On a full disk SQLite may already have rolled back.
      if (this.#database.isTransaction) {
        this.#database.exec(
          outermost ? 'ROLLBACK' : `ROLLBACK TO ${savepoint}; RELEASE ${savepoint}`,
        )
      }
      throw error
    } finally {
      this.#depth--
    }
  }

  getMeta(key: string): string | undefined {
    const row = this.#statement(sql.GET_META).get({ key }) as { value: string } | undefined
    return row?.value
  }

  setMeta(key: string, value: string): void {
    this.#run(sql.SET_META, { key, value })
  }

  close(): void {
    this.#statements.clear()
    closeDatabase(this.#database)
  }

  #statement(text: string): StatementSyncInstance {
    let statement = this.#statements.get(text)
    if (!statement) {
      statement = this.#database.prepare(text)
      this.#statements.set(text, statement)
    }
    return statement
  }

  #one(text: string, values: object): Row | undefined {
    return this.#statement(text).get(values) as Row | undefined
  }

  /** Runs a writing statement. @returns how many rows it changed */
  #run(text: string, values: object): number {
    return this.#statement(text).run(values).changes
  }

  #rows(kind: Kind, project: string, scan: Scan, skipped = 0): Found[] {
    const { text, values } = query(kind, project, scan, skipped)
    const statement = this.#statement(text)
    // Rows as arrays take half the time of objects.
    statement.setReturnArrays(true)
    return statement.all(values)
  }

  #countChanged(kind: Kind, project: string, by: number): void {
    const key = countKey(kind, project)
    const count = this.#counts.get(key)
    if (count !== undefined) this.#counts.set(key, count + by)
  }
}

/** The query of a scan, and its parameters. */
function query(
  kind: Kind,
  project: string,
  { order, scope, after, limit }: Scan,
  skipped = 0,
): { text: string; values: Record<string, string | number> } {
  const scoped = scope !== undefined
  const values = {
    project,
    kind,
    limit,
    skipped,
    ...(scoped && { scope }),
    ...(after && { afterName: after.name }),
    ...(after && (!scoped || order === 'newest') && { afterScope: after.scope }),
    ...(after && order === 'newest' && { created: after.created, id: sortableId(after.id) }),
  }
  return { text: sql.scanQuery(order, scoped, after !== undefined), values }
}

const rowOf = ([scope, name, json, created = 0, id = '']: Found): ScannedRow => ({
  scope,
  name,
  json,
  created,
  id: id.slice(2),
})

const countKey = (kind: Kind, project: string) => `${kind} ${project}`

/** A decimal id prefixed with its length: `03999` sorts before `041000`. */
const sortableId = (id: string) => String(id.length).padStart(2, '0') + id
