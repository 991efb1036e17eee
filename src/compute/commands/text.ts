/** A request as text: with keys taken out, and nothing in it that cannot be seen. */
import { UNSEEN } from './shell.ts'

/** A command or a file to copy, with what must be known beside it; or why there is none. */
export type CommandText = { code: string; notes: readonly string[] } | { none: string }

/** What stands in place of a key. */
export const REDACTED = '<redacted>'

const SECRETS = new Set(['rawKey', 'rsaEncryptedKey'])

export const REDACTED_NOTE = `A key is never shown: put yours in place of ${REDACTED}.`

/** A copy of a JSON value without customer-supplied keys, however deep they are. */
export function redact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redact)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      SECRETS.has(key) && inner !== undefined && inner !== '' ? REDACTED : redact(inner),
    ]),
  )
}

/** JSON over several lines; characters that are not seen are written as `\u….`, which means the same. */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(UNSEEN, unicodeEscape)

/** `\u200b`; two of them for a character that is two UTF-16 units. */
const unicodeEscape = (char: string): string =>
  Array.from({ length: char.length }, (_, at) => `\\u${hex(char.charCodeAt(at), 4)}`).join('')

/** A code as so many hexadecimal digits, at least. */
export const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0')

/** Notes about a text: that a key was taken out, if one was. */
export const redactionNotes = (code: string): string[] =>
  code.includes(REDACTED) ? [REDACTED_NOTE] : []
