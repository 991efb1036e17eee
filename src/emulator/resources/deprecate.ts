/** Deprecation: four states, a replacement, and dates that have no effect of their own. */
import { linkPath, parseLink } from '../../compute/links.ts'
import { STATES, type DeprecationStatus } from '../../compute/schema.ts'
import { parseTime } from '../../compute/time.ts'
import { invalidValue } from '../base/errors.ts'
import { changeable, startOnce } from './change.ts'
import { link, type Answer, type Call } from './context.ts'
import { DEPRECATION_STATUS } from './fields.ts'
import type { PendingChange } from './pending.ts'
import { readFields } from './shape.ts'

const DATES = ['deprecated', 'obsolete', 'deleted'] as const

/** images.deprecate: replaces the whole status; an empty or missing body clears it. */
export function deprecateImage(call: Call): Answer {
  return startOnce(call, `deprecate ${call.name}`, () => {
    const image = changeable(call)
    const status = readDeprecation(call, call.body ?? {}, 'resource')
    return { start: { type: 'setDeprecation', image }, change: deprecation(status) }
  })
}

/** The change that sets an image’s status; undefined removes it. */
export function deprecation(
  status: DeprecationStatus | undefined,
): PendingChange & { type: 'edit' } {
  return status
    ? { type: 'edit', set: { deprecated: status }, unset: [] }
    : { type: 'edit', set: {}, unset: ['deprecated'] }
}

/**
 * Validates a status as sent, treating empty fields as absent. Links are written as the service does,
 * dates without a zone become UTC; the replacement isn’t looked up, because it is only informational.
 * @returns undefined for a status without fields
 */
export function readDeprecation(
  call: Call,
  body: unknown,
  field: string,
): DeprecationStatus | undefined {
  const status = withoutEmpty(readFields(DEPRECATION_STATUS, body, field))
  if (Object.keys(status).length === 0) return undefined
  const state = status.state ?? 'ACTIVE'
  if (!STATES.some((known) => known === state)) {
    throw invalidValue(`${field}.state`, state, `Must be one of [${STATES.join(', ')}].`)
  }
  return { ...status, state, ...replacement(call, status), ...dates(status, field) }
}

const withoutEmpty = (status: DeprecationStatus): DeprecationStatus =>
  Object.fromEntries(Object.entries(status).filter(([, text]) => text !== ''))

function replacement(call: Call, status: DeprecationStatus): DeprecationStatus {
  const target = status.replacement && parseLink(status.replacement, call.project)
  return target ? { replacement: link(call.world, linkPath(target)) } : {}
}

function dates(status: DeprecationStatus, field: string): DeprecationStatus {
  const read: DeprecationStatus = {}
  for (const name of DATES) {
    const text = status[name]
    if (text === undefined) continue
    const time = parseTime(text)
    if (Number.isNaN(time)) {
      throw invalidValue(`${field}.${name}`, text, 'Must be a time in the format of RFC 3339.')
    }
    read[name] = /[zZ]$|[-+]\d\d:\d\d$/.test(text) ? text : new Date(time).toISOString()
  }
  return read
}
