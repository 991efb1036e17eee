/**
 * Where the emulator keeps its resources. A store knows projects, kinds, keys and order; it knows
 * nothing of requests, rules or links. Implemented in memory and on SQLite, with one contract test for
 * both. Everything is synchronous: when a call returns, the write is done (and, in SQLite, on disk).
 */

export const KINDS = [
  'images',
  'operations',
  'disks',
  'snapshots',
  'licenses',
  'instances',
  'instanceTemplates',
  /** IAM policies, `{name, version, etag, bindings}`, by image name. */
  'policies',
  /** Earlier requests, by requestId, so that a repeat gets the same response. */
  'requests',
  /** Pending operations (`pending.ts`), by operation name: a restart resumes them. */
  'work',
] as const
export type Kind = (typeof KINDS)[number]

/** The fields a store uses; everything else is opaque JSON. */
export interface Doc {
  /** Unique within project, kind and scope. */
  name: string
  /** uint64 as a decimal string; an alternative to the name. */
  id?: string
  creationTimestamp?: string
  /** Operations have this instead of `creationTimestamp`. */
  insertTime?: string
  family?: string
  status?: string
  deprecated?: { state?: string }
}

/** A stored resource: its scope (`global`, `zones/us-central1-a`), its name, and its JSON text as sent. */
export interface Row {
  scope: string
  name: string
  json: string
}

/** By name (over several scopes: scope by scope), or newest first (then greatest id). */
export type Order = 'name' | 'newest'

/**
 * The last row returned: `after` continues strictly after it, even if rows were added or removed in the
 * meantime. With `newest` it may be a time alone, with empty strings: what follows is older.
 */
export interface Position {
  name: string
  scope: string
  /** ms since the epoch; used, and thus required to be correct, only with `newest`. */
  created: number
  /** as `created`. */
  id: string
}

/** A row of a scan, which is its own position. */
export type ScannedRow = Row & Position

export interface Scan {
  order: Order
  /** Only this scope; absent: all of them. */
  scope?: string
  after?: Position
  /** The maximum number of rows. */
  limit: number
}

/** The rows of a scan as one text. */
export interface Page {
  /** The JSON of all rows, with commas between: a text, or its UTF-8. */
  json: string | Uint8Array
  /** The last row, if others follow it. */
  last?: Position
}

export interface Store {
  /** The resource with that name or, if it is all digits, that id. */
  get(kind: Kind, project: string, nameOrId: string, scope?: string): Row | undefined
  /** Writes a resource, replacing one with the same project, kind, scope and name. */
  put(kind: Kind, project: string, doc: Doc, scope?: string): void
  /** Deletes a resource. @returns whether there was one */
  delete(kind: Kind, project: string, name: string, scope?: string): boolean
  /** Rows in order. Lazy: stop iterating when you have enough. */
  scan(kind: Kind, project: string, scan: Scan): Iterable<ScannedRow>
  /** The same rows, read as one text, which takes a third of the time. */
  page(kind: Kind, project: string, scan: Scan): Page
  /** Rows, of a scan or not, as such a text. */
  join(rows: readonly Row[]): Page['json']
  /** The head of a family by the rule in `compute/family.ts`, from an index. */
  head(project: string, family: string): Row | undefined
  /** The number of resources of a kind in a project. */
  count(kind: Kind, project: string): number
  /** Projects with any contents, by name. */
  projects(): string[]
  /** Deletes the contents of a project. */
  clear(project: string): void
  /** Runs `work` in a transaction: all of its writes are applied, or none. */
  transaction<T>(work: () => T): T
  /** A small value stored beside the resources: schema version, clock, seed. */
  getMeta(key: string): string | undefined
  setMeta(key: string, value: string): void
  close(): void
}

/** What is wrong with a store’s file (`database or disk is full`), if an error says so. */
export function storeProblem(error: unknown): string | undefined {
  const isProblem = error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR'
  return isProblem ? error.message : undefined
}
