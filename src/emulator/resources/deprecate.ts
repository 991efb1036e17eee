/** Deprecation: four states, a replacement, and dates that never act by themselves. */
import { linkPath, parseLink } from '../../compute/links.ts'
import { STATES, type DeprecationStatus } from '../../compute/schema.ts'
import { parseTime } from '../../compute/time.ts'
import { invalidValue } from '../base/errors.ts'
import { changeable, startOnce } from './change.ts'
import { link, type Answer, type Call } from './context.ts'
import { DEPRECATION_STATUS } from './fields.ts'
import type { Change } from './plan.ts'
import { readFields } from './shape.ts'

const DATES = ['deprecated', 'obsolete', 'deleted'] as const

/** images.deprecate: replaces the whole status; a body without fields, or none, clears it. */
export function deprecateImage(call: Call): Answer {
  return startOnce(call, `deprecate ${call.name}`, () => {
    const image = changeable(call)
    const status = readDeprecation(call, call.body ?? {}, 'resource')
    return { start: { type: 'setDeprecation', image }, change: deprecation(status) }
  })
}

/** The change that gives an image this status; undefined takes the status away. */
export function deprecation(status: DeprecationStatus | undefined): Change & { type: 'edit' } {
  return status
    ? { type: 'edit', set: { deprecated: status }, unset: [] }
    : { type: 'edit', set: {}, unset: ['deprecated'] }
}

/**
 * Checks a status as it was sent, its empty fields as absent ones. Links get the form that the service
 * prints, dates without a zone become UTC; the replacement is not looked up, as it is only information.
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
