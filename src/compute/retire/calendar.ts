/** Planned dates as a calendar file (iCalendar, RFC 5545). */
import { visible } from '../../text/visible.ts'
import type { State } from '../schema.ts'
import type { PlannedState } from './due.ts'
import { DAY } from './stage.ts'

const ACTIONS: Partial<Record<State, string>> = {
  DEPRECATED: 'Deprecate',
  OBSOLETE: 'Mark obsolete',
  DELETED: 'Mark deleted',
}

/**
 * A calendar with an event for each planned state; a date without a time is an all-day event.
 * @param project of the images
 * @param now ms since the epoch: when it was made
 */
export function calendarText(
  project: string,
  planned: readonly PlannedState[],
  now: number,
): string {
  const events = planned.flatMap(({ image, state, at }) => [
    'BEGIN:VEVENT',
    // Stable for the same plan: a calendar that imports the file again moves the event.
    `UID:${escaped(`${state.toLowerCase()}.${image.id ?? image.name}.${project}@compute-images`)}`,
    `DTSTAMP:${stamp(now)}`,
    ...(at.isDay
      ? [`DTSTART;VALUE=DATE:${day(at.at)}`, `DTEND;VALUE=DATE:${day(at.at + DAY)}`]
      : [`DTSTART:${stamp(at.at)}`, `DTEND:${stamp(at.at + MOMENT)}`]),
    `SUMMARY:${escaped(`${ACTIONS[state] ?? state}: ${image.name}`)}`,
    `DESCRIPTION:${escaped(`${image.family ? `Family ${image.family}, p` : 'P'}roject ${project}. Compute Engine doesn’t change the state on this date.`)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ])
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Compute Images Console//Planned dates//EN',
    ...events,
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/**
 * How long the event of a moment is, ms. RFC 5545 allows an event without an end, but not an end that
 * isn’t later: Exchange doesn’t import the former (MS-STANXICAL), other calendars give it an hour or a day.
 */
const MOMENT = 15 * 60_000

/** `20261124` */
const day = (time: number) => stamp(time).slice(0, 8)

/** `20261124T120000Z` */
const stamp = (time: number) => new Date(time).toISOString().replace(/[-:]|\.\d+/g, '')

const escaped = (text: string) => visible(text).replace(/[\\;,]/g, '\\$&')

/** Lines have at most 75 bytes; a longer one continues on the next, after a space. */
function folded(line: string): string {
  const encoder = new TextEncoder()
  let result = ''
  let length = 0
  for (const char of line) {
    const size = encoder.encode(char).length
    if (length + size > 75) {
      result += '\r\n '
      length = 1
    }
    result += char
    length += size
  }
  return result
}
