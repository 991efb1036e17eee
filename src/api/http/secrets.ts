/**
 * Keeps secrets off the screen: a service may echo a key or a token in an error message, in full or
 * truncated, and encoded for a URL or JSON.
 */
import { accessToken } from './session.ts'

/** What replaces a secret. */
const BLOT = '•••'

/** Fewer characters give nothing away, and occur in any text. */
const SHORTEST = 8

/** The fields of a request that hold keys (discovery document, CustomerEncryptionKey). */
const KEY_FIELDS: ReadonlySet<string> = new Set(['rawKey', 'rsaEncryptedKey'])

/** Nothing we read is nested deeper; recursion stops here. */
const DEEPEST = 50

const held = new Set<readonly string[]>()

/**
 * Remembers secrets, in memory only, for responses that come later than the one to the request: the
 * errors of its operation.
 * @returns a function that forgets them
 */
export function holdSecrets(secrets: readonly string[]): () => void {
  // A copy: the same secrets can be held twice.
  const own = [...secrets]
  held.add(own)
  return () => void held.delete(own)
}

/** The secrets held now, and the access token. */
export function heldSecrets(): string[] {
  const token = accessToken()
  return [...held].flat().concat(token ?? [])
}

/** The keys in a request body. */
export function secretsIn(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return []
  return Object.entries(body).flatMap(([field, value]: [string, unknown]) =>
    KEY_FIELDS.has(field) && typeof value === 'string' ? value : secretsIn(value),
  )
}

/**
 * The same value without secrets in any of its strings: each is blotted out from its beginning as
 * far as it is echoed, in any encoding. Strings of fewer than 8 characters don't count as secrets.
 */
export function withoutSecrets<T>(value: T, secrets: readonly string[]): T {
  const spelled = [...new Set(secrets)].filter(({ length }) => length >= SHORTEST).map(spellings)
  if (spelled.length === 0) return value
  // Strings become strings, and everything else keeps its shape.
  return blotAll(value, spelled, 0) as T
}

/** How each character of a secret may be encoded. */
type Spelled = readonly (readonly string[])[]

function blotAll(value: unknown, secrets: readonly Spelled[], depth: number): unknown {
  if (typeof value === 'string') return secrets.reduce(blotOut, value)
  if (typeof value !== 'object' || value === null) return value
  if (depth > DEEPEST) return BLOT
  if (Array.isArray(value)) return value.map((each) => blotAll(each, secrets, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([key, each]: [string, unknown]) => [
      secrets.reduce(blotOut, key),
      blotAll(each, secrets, depth + 1),
    ]),
  )
}

function blotOut(text: string, secret: Spelled): string {
  let result = ''
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const end = endOf(secret, text, at)
    if (end === undefined) continue
    result += text.slice(from, at) + BLOT
    from = end
    at = end - 1
  }
  return result + text.slice(from)
}

/**
 * Where a secret that starts at `at` ends, or the part of it that the text has; undefined for none.
 */
function endOf(secret: Spelled, text: string, at: number): number | undefined {
  // Several at once: `%25` is a percent sign in a URL, and itself elsewhere.
  let ends = new Set([at])
  let matched = 0
  for (const ways of secret) {
    const next = [...ends].flatMap((end) =>
      ways.filter((way) => text.startsWith(way, end)).map((way) => end + way.length),
    )
    if (next.length === 0) break
    ends = new Set(next)
    matched += 1
  }
  return matched >= SHORTEST ? Math.max(...ends) : undefined
}

/** Each character as it is, percent-encoded and JSON-escaped, with lower- or upper-case digits. */
const spellings = (secret: string): Spelled =>
  Array.from(secret, (char) => {
    const bytes = [...new TextEncoder().encode(char)].map((byte) =>
      byte.toString(16).padStart(2, '0'),
    )
    const url = bytes.map((byte) => `%${byte}`).join('')
    const unit = `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
    const json = JSON.stringify(char).slice(1, -1)
    return [
      char,
      json,
      `\\${char}`,
      url,
      url.toUpperCase(),
      unit,
      `\\u${unit.slice(2).toUpperCase()}`,
    ]
  })
