import { permissionsOf } from '../../compute/iam.ts'
import type { ProjectSettings } from '../resources/settings.ts'
import { bad, optionalNumber, optionalString, readBody } from './wire.ts'

/**
 * Parses `{imageQuota?, role?}`: how many images a project may have, and the role of callers without
 * one of their own (`roles/viewer`, or `none`).
 */
export function readSettings(value: unknown): Partial<ProjectSettings> {
  const body = readBody(value, ['imageQuota', 'role'])
  const imageQuota = optionalNumber(body, 'imageQuota')
  const role = optionalString(body, 'role')
  if (role !== undefined && role !== 'none' && permissionsOf(role).size === 0) {
    throw bad(`'${role.slice(0, 100)}' is not a known role; use one such as roles/viewer, or none.`)
  }
  return { ...(imageQuota !== undefined && { imageQuota }), ...(role !== undefined && { role }) }
}
