/** A whole project as JSON, to save, inspect and load again. */
import { JsonText } from '../resources/context.ts'
import { isObject } from '../resources/shape.ts'
import { KINDS, type Doc, type Store } from '../store/store.ts'
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

function readRows(rows: unknown, kind: string): { scope: string; resource: Doc }[] {
  if (rows === undefined) return []
  if (!Array.isArray(rows)) throw bad(`'${kind}' must be a list.`)
  return rows.map((row: unknown) => {
    if (isObject(row) && typeof row['scope'] === 'string' && isDoc(row['resource'])) {
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
