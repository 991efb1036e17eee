/** A whole project as JSON, or all of them, to save, inspect and load again. */
import { PROJECT } from '../../compute/names.ts'
import { ApiError } from '../base/errors.ts'
import { JsonText } from '../resources/context.ts'
import { POLICY } from '../resources/fields.ts'
import { isObject } from '../../compute/isObject.ts'
import { readFields, type ReadFields } from '../resources/shape.ts'
import { KINDS, type Doc, type Kind, type Store } from '../store/store.ts'
import { bad } from './wire.ts'

/** `{images: [{scope, resource}, …], operations: …}`, sorted by name. */
export function dumpProject(store: Store, project: string): JsonText {
  const kinds = KINDS.map((kind) => {
    const rows = store.scan(kind, project, { order: 'name', limit: Infinity })
    const texts = [...rows].map(
      (row) => `{"scope":${JSON.stringify(row.scope)},"resource":${row.json}}`,
    )
    return `"${kind}":[${texts.join()}]`
  })
  return new JsonText(`{${kinds.join()}}`)
}

/** `{projects: {P: …, Q: …}}`, each as by `dumpProject`. */
export function dumpAll(store: Store): JsonText {
  const dumps = store
    .projects()
    .map((project) => `"${project}":${dumpProject(store, project).text}`)
  return new JsonText(`{"projects":{${dumps.join()}}}`)
}

/**
 * Replaces the contents of all projects; those without a dump become empty.
 * @returns the projects whose contents were replaced
 * @throws ApiError if any is no dump; nothing is changed then
 */
export function loadAll(store: Store, dumps: unknown): Set<string> {
  if (!isObject(dumps)) throw bad("'projects' must be a JSON object.")
  const given = new Map(Object.entries(dumps))
  const projects = new Set([...store.projects(), ...given.keys()])
  store.transaction(() => {
    for (const project of projects) {
      if (!PROJECT.test(project)) throw bad(`'${project.slice(0, 100)}' is not a project ID.`)
      try {
        loadProject(store, project, given.has(project) ? given.get(project) : {})
      } catch (error) {
        throw error instanceof ApiError ? bad(`${project}: ${error.message}`) : error
      }
    }
  })
  return projects
}

/** Replaces a project’s contents with a dump. @throws ApiError if it isn’t one; nothing is changed then */
export function loadProject(store: Store, project: string, dump: unknown): void {
  if (!isObject(dump)) throw bad('A dump is a JSON object.')
  const unknown = Object.keys(dump).find((kind) => !KINDS.some((known) => known === kind))
  if (unknown !== undefined) throw bad(`There is no kind '${unknown.slice(0, 100)}'.`)
  store.transaction(() => {
    store.clear(project)
    for (const kind of KINDS) {
      for (const { scope, resource } of readRows(dump[kind], kind)) {
        store.put(kind, project, resource, scope)
      }
    }
  })
}

const REQUEST = { asked: 'string', operation: 'string', at: 'double' } as const
const PENDING = {
  target: 'string',
  targetId: 'string',
  begins: 'double',
  ends: 'double',
  change: { fields: { type: 'string', status: 'string', set: 'any', unset: { list: 'string' } } },
} as const

/** The last day that can be written as a date, in ms since the epoch. */
const LAST = 8.64e15 - 86_400_000

/**
 * Checks the kinds that the emulator itself reads; all others are served as they are. A pending operation that
 * can’t be executed would keep the others from ending.
 * @throws ApiError
 */
function checkOwn(kind: Kind, resource: Doc, at: string): void {
  if (kind === 'policies') readFields(POLICY, resource, at)
  if (kind === 'requests') demandAll(REQUEST, readFields(REQUEST, resource, at), at)
  if (kind !== 'work') return
  const pending = readFields(PENDING, resource, at)
  demandAll(PENDING, pending, at)
  for (const field of ['begins', 'ends'] as const) {
    if (Math.abs(pending[field] ?? 0) > LAST) throw bad(`'${at}.${field}' is not a time.`)
  }
  if (!isChange(pending.change ?? {})) throw bad(`'${at}.change' is not a change.`)
}

function demandAll(table: object, read: object, at: string): void {
  const missing = Object.keys(table).find((field) => !(field in read))
  if (missing !== undefined) throw bad(`'${at}.${missing}' is missing.`)
}

const isChange = ({ type, status, set, unset }: ReadFields<typeof PENDING.change.fields>) =>
  type === 'insert' ||
  (type === 'delete' && status !== undefined) ||
  (type === 'edit' && isObject(set) && unset !== undefined)

const GLOBAL = ['global']
const SCOPES: Partial<Record<Kind, readonly string[]>> = {
  operations: ['global', 'regions', 'zones'],
  disks: ['regions', 'zones'],
  instances: ['zones'],
  instanceTemplates: ['global', 'regions'],
}

/** Whether resources of a kind can be in a scope; in any other, no method would find them. */
function isScope(scope: string, kind: Kind): boolean {
  const [, type = scope] = /^(zones|regions)\/[a-z][-a-z0-9]*$/.exec(scope) ?? []
  return (SCOPES[kind] ?? GLOBAL).includes(type)
}

function readRows(rows: unknown, kind: Kind): { scope: string; resource: Doc }[] {
  if (rows === undefined) return []
  if (!Array.isArray(rows)) throw bad(`'${kind}' must be a list.`)
  return rows.map((row: unknown, index) => {
    if (!isObject(row) || typeof row['scope'] !== 'string' || !isDoc(row['resource'])) {
      throw bad(`Each of '${kind}' must be {scope, resource}, the resource with a name.`)
    }
    const { scope, resource } = row
    if (!isScope(scope, kind)) {
      throw bad(`There are no ${kind} in the scope '${scope.slice(0, 100)}'.`)
    }
    checkOwn(kind, resource, `${kind}[${index}]`)
    return { scope, resource }
  })
}

const STORED_TEXTS = ['id', 'creationTimestamp', 'insertTime', 'family', 'status']

/** Whether all fields the store looks at have the right type. */
function isDoc(value: unknown): value is Doc & Record<string, unknown> {
  if (!isObject(value) || typeof value['name'] !== 'string') return false
  const { deprecated } = value
  return (
    STORED_TEXTS.every((field) => value[field] === undefined || typeof value[field] === 'string') &&
    (deprecated === undefined || isObject(deprecated))
  )
}
