/**
 * Where the emulator keeps its resources. A store knows projects, kinds, keys and order; it knows
 * nothing of requests, rules or links. Memory and SQLite implement it; one contract test holds both.
 * Everything is synchronous: a write has happened (and, in SQLite, is on disk) when the call returns.
 */

export const KINDS = [
  'images',
  'operations',
  'disks',
  'snapshots',
  'licenses',
  'instances',
  'instanceTemplates',
  /** IAM policies, `{name, version, etag, bindings}` by the name of their image. */
  'policies',
  /** Answers already given, by requestId, so that a repeat gets the same one. */
  'requests',
  /** What unfinished operations have yet to do and when, by operation name: a restart goes on from here. */
  'work',
] as const
export type Kind = (typeof KINDS)[number]

/** What a store looks at in a resource; all else is opaque JSON. */
export interface Doc {
  /** Unique within project, kind and scope. */
  name: string
  /** uint64 as decimal string; the other way to address a resource. */
  id?: string
  creationTimestamp?: string
  /** Operations have this in place of `creationTimestamp`. */
  insertTime?: string
  family?: string
  status?: string
  deprecated?: { state?: string }
}

/** A stored resource: its scope (`global`, `zones/us-central1-a`), its name, and its JSON text as it is sent. */
export interface Row {
  scope: string
  name: string
  json: string
}

/** By name (over several scopes: scope by scope), or newest first (then greatest id). */
export type Order = 'name' | 'newest'

/**
 * The last row that was given: `after` continues strictly behind it, wherever rows come and go
 * meanwhile. With `newest` it may be a time alone, its texts empty: what follows is older.
 */
export interface Position {
  name: string
  scope: string
  /** ms since the epoch; only `newest` looks at it, and only then it needs to be right. */
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
  /** At most so many rows. */
  limit: number
}

export interface Store {
  /** The resource of that name or, when it is all digits, that id. */
  get(kind: Kind, project: string, nameOrId: string, scope?: string): Row | undefined
  /** Writes a resource, replacing one of the same project, kind, scope and name. */
  put(kind: Kind, project: string, doc: Doc, scope?: string): void
  /** Removes a resource; says whether there was one. */
  delete(kind: Kind, project: string, name: string, scope?: string): boolean
  /** Rows in order. Lazy: stop when you have enough. */
  scan(kind: Kind, project: string, scan: Scan): Iterable<ScannedRow>
  /** The head of a family by the rule of `compute/family.ts`, by index. */
  head(project: string, family: string): Row | undefined
  /** How many resources of a kind a project has. */
  count(kind: Kind, project: string): number
  /** Projects that hold anything, by name. */
  projects(): string[]
  /** Removes all that a project holds. */
  clear(project: string): void
  /** Runs `work` so that all of its writes happen or none. */
  transaction<T>(work: () => T): T
  /** A small text kept beside the resources: schema version, clock, seed. */
  getMeta(key: string): string | undefined
  setMeta(key: string, value: string): void
  close(): void
}

/** What is wrong with the file of a store (`database or disk is full`), for an error that says so. */
export function storeProblem(error: unknown): string | undefined {
  const isProblem = error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR'
  return isProblem ? error.message : undefined
}
