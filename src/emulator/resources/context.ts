/** The context of every operation on a resource: the emulated world, and the call to handle. */
import { selfLink } from '../../compute/links.ts'
import type { Clock } from '../base/clock.ts'
import { notFound } from '../base/errors.ts'
import type { Ids } from '../base/ids.ts'
import type { Kind, Row, Store } from '../store/store.ts'
import type { Failure } from './pending.ts'
import type { Settings } from './settings.ts'
import type { Runner } from './runner.ts'

export interface World {
  store: Store
  clock: Clock
  ids: Ids
  /** The domain in all links: `googleapis.com`, or another cloud’s. */
  universe: string
  /** The methods that the universe lacks: `images.deprecate`. */
  without: readonly string[]
  settings: Settings
  /** How long each kind of operation takes, in ms. */
  operationTimes: OperationTimes
  runner: Runner
}

export type OperationTimes = Record<'insert' | 'delete' | 'setDeprecation' | 'patch', number>

/** The principal making a call. */
export interface Caller {
  email: string
  /** The principal as named in policies: `user:alice@example.com`. */
  member: string
  /** The role in every project, `roles/editor`; absent: the one in the project’s settings. */
  role?: string
}

/** One call of a method, with its path already validated. */
export interface Call {
  world: World
  caller: Caller
  project: string
  /** The last resource in the path: its name or id, or a family. Empty if the path names none. */
  name: string
  /** `global`, `zones/Z` or `regions/R`; empty for a list that is in none of them, or in all. */
  scope: string
  query: URLSearchParams
  /** The parsed body; undefined if there was none. */
  body: unknown
  /** Aborted once the client has disconnected. */
  signal: AbortSignal
  /** Set if a fault makes this call’s operation end in an error. */
  failure?: Failure
}

/** A result that is already JSON, as for most reads: it is sent as stored. */
export class JsonText {
  readonly text: string
  /**
   * What to insert into the empty `items` list of the text, with commas between, separate so that it isn’t
   * copied more than needed: a text, or its UTF-8.
   */
  readonly items: string | Uint8Array
  constructor(text: string, items: string | Uint8Array = '') {
    this.text = text
    this.items = items
  }
}

/** The result of a method; undefined is a response without a body. */
export type Answer = object | JsonText | undefined

/** The full link for a path, in the world’s universe. */
export const link = (world: World, path: string) => selfLink(path, world.universe)

/** The stored resource, or the service's 404. */
export function rowOf(call: Call, kind: Kind, collection = kind as string): Row {
  const { world, project, name, scope } = call
  const row = world.store.get(kind, project, name, scope)
  if (!row) throw notFound(`projects/${project}/${scope}/${collection}/${name}`)
  return row
}

/** Whether a flag of a query is set: booleans are `true` or, from gcloud, `True`. */
export const isTrue = (text: string | null): boolean => text !== null && /^(?:true|1)$/i.test(text)
