import { UNSEEN } from '../../ui/visible.ts'

const EACH_IN_STRINGS = new RegExp(`(?!\\n)${UNSEEN.source}`, 'gu')

/**
 * A value as indented JSON. Characters that would not be seen are escaped, as JSON allows: it is the
 * same JSON, and safe to look at.
 */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(EACH_IN_STRINGS, (char) =>
    Array.from({ length: char.length }, (_, at) => escapeUnit(char.charCodeAt(at))).join(''),
  )

const escapeUnit = (unit: number) => `\\u${unit.toString(16).padStart(4, '0')}`
