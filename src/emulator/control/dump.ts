/** A whole project as JSON, to save, inspect and load again. */
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

function readRows(rows: unknown, kind: Kind): { scope: string; resource: Doc }[] {
  if (rows === undefined) return []
  if (!Array.isArray(rows)) throw bad(`'${kind}' must be a list.`)
  return rows.map((row: unknown, index) => {
    if (isObject(row) && typeof row['scope'] === 'string' && isDoc(row['resource'])) {
      checkOwn(kind, row['resource'], `${kind}[${index}]`)
      return { scope: row['scope'], resource: row['resource'] }
    }
    throw bad(`Each of '${kind}' must be {scope, resource}, the resource with a name.`)
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
