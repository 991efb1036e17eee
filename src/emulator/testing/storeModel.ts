/** The simplest possible store, as a model to compare the real ones with. */
import { headOf } from '../../compute/family.ts'
import type { Doc, Kind, Order, Position, Row, Store } from '../store/store.ts'

// The values used in these tests.
export const PROJECTS = ['p', 'q', '__proto__']
export const KINDS: Kind[] = ['images', 'disks']
export const SCOPES = ['global', 'zones/a', 'zones/b']
export const FAMILIES = ['web', 'constructor']
export const NAMES = ['a', 'b', 'b-1', 'b0', 'constructor', 'zz']

export interface Kept {
  kind: Kind
  project: string
  scope: string
  doc: Doc
}

/** The calls made to a store in these tests. */
interface Asked {
  projects(): string[]
  count(kind: Kind, project: string): number
  list(kind: Kind, project: string, order: Order, scope?: string): unknown[]
  get(kind: Kind, project: string, nameOrId: string, scope: string): unknown
  head(project: string, family: string): unknown
}

/** What a store should do, in the simplest way. */
export class Model implements Asked {
  kept = new Map<string, Kept>()

  projects() {
    return [...new Set([...this.kept.values()].map((one) => one.project))].sort()
  }
  count(kind: Kind, project: string) {
    return this.list(kind, project, 'name').length
  }
  list(kind: Kind, project: string, order: Order, scope?: string) {
    return this.#find(kind, project, order, scope).map(({ scope, doc }) => ({ scope, doc }))
  }
  get(kind: Kind, project: string, nameOrId: string, scope: string) {
    const found = this.#find(kind, project, 'name', scope)
    return found.find(({ doc }) => doc.name === nameOrId || doc.id === nameOrId)?.doc
  }
  head(project: string, family: string) {
    const images = this.#find('images', project, 'newest')
    return headOf(images.map(({ doc }) => doc).filter((doc) => doc.family === family))
  }

  #find(kind: Kind, project: string, order: Order, scope?: string): Kept[] {
    const found = [...this.kept.values()].filter(
      (kept) =>
        kept.kind === kind && kept.project === project && (scope ?? kept.scope) === kept.scope,
    )
    return found.sort(order === 'name' ? byScopeAndName : newest)
  }
}

/** A store, read in pages of this size. */
export const asked = (store: Store, pageSize: number): Asked => ({
  projects: () => store.projects(),
  count: (kind, project) => store.count(kind, project),
  list: (kind, project, order, scope) =>
    readPages(store, kind, project, { order, scope }, pageSize).map((row) => ({
      scope: row.scope,
      doc: parsed(row),
    })),
  get: (kind, project, nameOrId, scope) => parsed(store.get(kind, project, nameOrId, scope)),
  head: (project, family) => parsed(store.head(project, family)),
})

const parsed = (row: Row | undefined): unknown => row && JSON.parse(row.json)

/** The results of all possible reads. */
export function answers(asked: Asked, ids: readonly string[]): unknown {
  const kinds = PROJECTS.flatMap((project) => KINDS.map((kind) => [kind, project] as const))
  const orders = (['name', 'newest'] as const).flatMap((order) =>
    [undefined, ...SCOPES].map((scope) => [order, scope] as const),
  )
  return {
    projects: asked.projects(),
    counts: kinds.map((of) => asked.count(...of)),
    lists: kinds.map((of) => orders.map(([order, scope]) => asked.list(...of, order, scope))),
    single: kinds.map((of) =>
      SCOPES.map((scope) => [...NAMES, ...ids].map((one) => asked.get(...of, one, scope))),
    ),
    heads: PROJECTS.map((project) => FAMILIES.map((family) => asked.head(project, family))),
  }
}

export const keyOf = ({ kind, project, scope, doc }: Kept) =>
  [kind, project, scope, doc.name].join(' ')
const naiveAge = ({ doc }: Kept) => Date.parse(doc.creationTimestamp ?? '') || -9e15
const byId = (a: Kept, b: Kept) =>
  Number(BigInt(a.doc.id ?? 0) - BigInt(b.doc.id ?? 0)) || Number(!b.doc.id) - Number(!a.doc.id)
const byScopeAndName = (a: Kept, b: Kept) =>
  a.scope < b.scope ? -1 : a.scope > b.scope ? 1 : a.doc.name < b.doc.name ? -1 : 1

const byNameAndScope = (a: Kept, b: Kept) =>
  a.doc.name < b.doc.name ? -1 : a.doc.name > b.doc.name ? 1 : byScopeAndName(a, b)
const newest = (a: Kept, b: Kept) => naiveAge(b) - naiveAge(a) || byId(b, a) || byNameAndScope(b, a)

function readPages(
  store: Store,
  kind: Kind,
  project: string,
  scan: { order: Order; scope: string | undefined },
  pageSize: number,
) {
  const rows = []
  let after: Position | undefined
  for (;;) {
    const asked = { ...scan, after, limit: pageSize }
    const page = [...store.scan(kind, project, asked)]
    rows.push(...page)
    const { json, last } = store.page(kind, project, asked)
    const text = typeof json === 'string' ? json : new TextDecoder().decode(json)
    if (text !== page.map((row) => row.json).join()) throw new Error(`page: ${text}`)
    // A position survives being sent as a page token.
    if (last) after = JSON.parse(JSON.stringify(last))
    else return rows
  }
}
