/** images.patch: the few fields that can be edited. */
import { archiveLink, parseArchive } from '../../compute/archive.ts'
import { linkPath, parseLink } from '../../compute/links.ts'
import type { Image } from '../../compute/schema.ts'
import { invalidValue } from '../base/errors.ts'
import { changeable, startOnce } from './change.ts'
import { checkFamily, readArchitecture } from './checks.ts'
import type { Answer, Call } from './context.ts'
import { deprecation, readDeprecation } from './deprecate.ts'
import { IMAGE } from './fields.ts'
import type { PendingChange } from './pending.ts'
import { readFields, readObject, type ReadFields } from './shape.ts'

/** Changes family, description, deprecation and architecture; null or empty removes one. */
export function patchImage(call: Call): Answer {
  return startOnce(call, `patch ${call.name}`, () => {
    const image = changeable(call)
    return { start: { type: 'patch', image }, change: readPatch(call, image) }
  })
}

function readPatch(call: Call, image: Image): PendingChange {
  const body = readObject(call.body ?? {}, 'resource')
  const patch = readFields(IMAGE, body, 'resource')
  refuseOthers(call, patch, image)
  const change: PendingChange & { type: 'edit' } = { type: 'edit', set: {}, unset: [] }
  const wish = { ...patch, architecture: readArchitecture(patch.architecture) }
  for (const field of ['family', 'description', 'architecture'] as const) {
    if (!Object.hasOwn(body, field)) continue
    if (wish[field]) change.set[field] = wish[field]
    else change.unset.push(field)
  }
  checkFamily(change.set.family)
  if (Object.hasOwn(body, 'deprecated')) {
    const status = readDeprecation(call, patch.deprecated ?? {}, 'resource.deprecated')
    const { set, unset } = deprecation(status)
    Object.assign(change.set, set)
    change.unset.push(...unset)
  }
  return change
}

const EDITABLE = new Set(['family', 'description', 'architecture', 'deprecated', 'params'])

/**
 * Any other field may be sent unchanged, with its links in any form, or empty (some clients add
 * `labels: {}` to every patch); a changed one is refused, so that nobody believes it took effect.
 */
function refuseOthers(call: Call, patch: ReadFields<typeof IMAGE>, image: Image): void {
  const now = new Map<string, unknown>(Object.entries(image))
  for (const [field, value] of Object.entries(patch)) {
    // A boolean that is absent is false.
    const present = now.get(field) ?? (typeof value === 'boolean' ? false : undefined)
    if (EDITABLE.has(field) || isEmpty(value) || sameJson(call, value, present)) continue
    throw invalidValue(`resource.${field}`, shown(value), 'The field cannot be changed by a patch.')
  }
}

const shown = (value: unknown) => (typeof value === 'object' ? '' : String(value))

const isEmpty = (value: unknown) =>
  value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)

/** Equal as JSON, regardless of the order of fields and the form of links. */
function sameJson(call: Call, a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a === 'string' && typeof b === 'string') {
    return linked(call, a) === linked(call, b)
  }
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false
  const x = new Map(Object.entries(a))
  const y = new Map(Object.entries(b))
  return x.size === y.size && [...x].every(([key, value]) => sameJson(call, value, y.get(key)))
}

/** The canonical form of a link to a resource or an archive; other text unchanged. */
function linked({ project, world }: Call, text: string): string {
  const resource = parseLink(text, project)
  if (resource) return linkPath(resource)
  const archive = parseArchive(text, world.universe)
  return archive ? archiveLink(archive) : text
}
