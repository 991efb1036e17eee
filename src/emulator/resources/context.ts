/** What every operation on a resource is given: the emulated world, and the call to answer. */
import { selfLink } from '../../compute/links.ts'
import type { Clock } from '../base/clock.ts'
import { notFound } from '../base/errors.ts'
import type { Ids } from '../base/ids.ts'
import type { Kind, Row, Store } from '../store/store.ts'
import type { Failure } from './plan.ts'
import type { Settings } from './settings.ts'
import type { Work } from './work.ts'

export interface World {
  store: Store
  clock: Clock
  ids: Ids
  /** `googleapis.com`, or that of another cloud: all links carry it. */
  universe: string
  settings: Settings
  /** How long each kind of operation takes, in ms. */
  operationTimes: OperationTimes
  work: Work
}

export type OperationTimes = Record<'insert' | 'delete' | 'setDeprecation' | 'patch', number>

/** Who asks. */
export interface Caller {
  email: string
  /** As policies name this principal: `user:alice@example.com`. */
  member: string
  /** The role in every project, `roles/editor`; absent: what the project's settings say. */
  role?: string
}

/** One call of a method, its path already checked. */
export interface Call {
  world: World
  caller: Caller
  project: string
  /** The last resource of the path: its name or id, or a family. Empty when the path names none. */
  name: string
  /** `global`, `zones/Z` or `regions/R`. */
  scope: string
  query: URLSearchParams
  /** The parsed body; undefined when there was none. */
  body: unknown
  /** Set when a fault says that the operation of this call ends in an error. */
  failure?: Failure
}

/** An answer that is JSON already, as most reads are: the text is sent as it was stored. */
export class JsonText {
  readonly text: string
  /** Texts that belong into the empty list `items` of the text, so that each can be cut by itself. */
  readonly items: readonly string[]
  constructor(text: string, items: readonly string[] = []) {
    this.text = text
    this.items = items
  }
}

/** What a method answers; undefined is an answer without body. */
export type Answer = object | JsonText | undefined

/** The full link of a path, in the world's universe. */
export const link = (world: World, path: string) => selfLink(path, world.universe)

/** The stored resource, or the service's 404. */
export function rowOf(call: Call, kind: Kind, collection = kind as string): Row {
  const { world, project, name, scope } = call
  const row = world.store.get(kind, project, name, scope)
  if (!row) throw notFound(`projects/${project}/${scope}/${collection}/${name}`)
  return row
}
