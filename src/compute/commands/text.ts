/** Requests as text: with keys redacted and invisible characters escaped. */
import { UNSEEN } from './shell.ts'

/** A command or a file to copy, with notes; or why there is none. */
export type CommandText = { code: string; notes: readonly string[] } | { none: string }

/** The placeholder for a key. */
export const REDACTED = '<redacted>'

const SECRETS = new Set(['rawKey', 'rsaEncryptedKey'])

export const REDACTED_NOTE = `Keys are never shown: replace ${REDACTED} with yours.`

/** A copy of a JSON value with customer-supplied keys redacted at any depth. */
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

/** Indented JSON with invisible characters as `\u…` escapes. */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(UNSEEN, unicodeEscape)

/** `\u200b`; two of them for a surrogate pair. */
const unicodeEscape = (char: string): string =>
  Array.from({ length: char.length }, (_, at) => `\\u${hex(char.charCodeAt(at), 4)}`).join('')

/** A code in hexadecimal, padded to a number of digits. */
export const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0')

/** The note about redaction, if a key was redacted. */
export const redactionNotes = (code: string): string[] =>
  code.includes(REDACTED) ? [REDACTED_NOTE] : []
