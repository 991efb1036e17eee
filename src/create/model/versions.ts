/** Name suggestions for the next image of a family. */
import { RESOURCE_NAME } from '../../compute/names.ts'

const DATED = /^(.*?)(20\d{2})(-?)(\d{2})(-?)(\d{2})(?:-r\d{1,9})?$/

/**
 * The next free name: a date becomes today’s, with `-r2` if that is taken; a trailing number is
 * incremented, anything else gets `-v2`. While the result is taken, its number is incremented.
 * @param now ms since the epoch (dates are UTC, as in public images)
 */
export function nextName(name: string, taken: ReadonlySet<string>, now: number): string {
  const dated = DATED.exec(name)
  const [, stem = '', , dash1 = '', , dash2 = ''] = dated ?? []
  const today = dateText(now, dash1, dash2)
  const isTaken = name.startsWith(stem + today) || taken.has(stem + today)
  let next = !dated ? numbered(name) : isTaken ? shortened(stem, `${today}-r2`) : stem + today
  while (next === name || taken.has(next)) next = numbered(next)
  return next
}

/**
 * A free name made of a family and today’s date: `web-base-20261124`, or `web-base-20261124-r2` if taken. If
 * that is too long, the family is cut.
 */
export function datedName(family: string, taken: ReadonlySet<string>, now: number): string {
  const today = dateText(now, '', '')
  for (let number = 1; ; number++) {
    const end = number === 1 ? `-${today}` : `-${today}-r${number}`
    const name = family.slice(0, 63 - end.length).replace(/-+$/, '') + end
    if (!taken.has(name)) return RESOURCE_NAME.test(name) ? name : ''
  }
}

const dateText = (now: number, dash1: string, dash2: string) => {
  const [year = '', month = '', day = ''] = new Date(now).toISOString().slice(0, 10).split('-')
  return year + dash1 + month + dash2 + day
}

function numbered(name: string): string {
  const [, stem = '', mark = '', digits = ''] = /^(.*?)(-?[rv]?)(\d{1,9})$/.exec(name) ?? []
  if (digits === '') return shortened(name, '-v2')
  return shortened(stem, mark + String(Number(digits) + 1).padStart(digits.length, '0'))
}

/** Joins the two, truncating the first so that the result fits in 63 characters. */
const shortened = (stem: string, end: string) => stem.slice(0, 63 - end.length) + end
