import { permissionsOf } from '../../compute/iam.ts'
import type { ProjectSettings } from '../resources/settings.ts'
import { methodNamed } from '../http/routes.ts'
import { bad, optionalNumber, optionalString, readBody } from './wire.ts'

/**
 * Parses `{imageQuota?, role?, without?}`: how many images a project may have, the role of callers without
 * one of their own (`roles/viewer`, or `none`), and the methods that its universe lacks (`images.deprecate`).
 */
export function readSettings(value: unknown): Partial<ProjectSettings> {
  const body = readBody(value, ['imageQuota', 'role', 'without'])
  const imageQuota = optionalNumber(body, 'imageQuota')
  const role = optionalString(body, 'role')
  if (role !== undefined && role !== 'none' && permissionsOf(role).size === 0) {
    throw bad(`'${role.slice(0, 100)}' is not a known role; use one such as roles/viewer, or none.`)
  }
  const without = body.has('without') ? readMethods(body.get('without')) : undefined
  return {
    ...(imageQuota !== undefined && { imageQuota }),
    ...(role !== undefined && { role }),
    ...(without !== undefined && { without }),
  }
}

function readMethods(value: unknown): string[] {
  if (!Array.isArray(value)) throw bad("'without' must be a list of methods.")
  return value.map((name) => {
    const method = typeof name === 'string' ? methodNamed(name) : undefined
    if (method !== undefined) return method
    throw bad(`${JSON.stringify(name)?.slice(0, 100)} in 'without' is not an emulated method.`)
  })
}
