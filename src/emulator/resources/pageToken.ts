/** Page tokens: where a list continues, valid only for the list that issued them. */
import { invalidValue } from '../base/errors.ts'
import { hashBytes } from '../base/random.ts'
import { standardBase64 } from '../../text/base64.ts'
import type { Position } from '../store/store.ts'

/** What two requests must have in common to be pages of the same list. */
export interface ListIdentity {
  project: string
  /** `images`, `aggregated/disks`. */
  list: string
  orderBy: string
  filter: string
}

export function pageToken(identity: ListIdentity, { name, scope, created, id }: Position): string {
  const text = JSON.stringify([fingerprint(identity), name, scope, created, id])
  return btoa(text.replace(NOT_ASCII, escaped))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

/** `btoa` fails on most of these. Only an imported estate can have such a name. */
const NOT_ASCII = /[^ -~]/g
const escaped = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`

/** @throws ApiError 400 if the token is malformed or belongs to another list */
export function readPageToken(identity: ListIdentity, token: string): Position {
  const position = decode(identity, token)
  if (position) return position
  throw invalidValue('pageToken', token.slice(0, 200), 'The token does not belong to this list.')
}

function decode(identity: ListIdentity, token: string): Position | undefined {
  let parts: unknown
  try {
    parts = JSON.parse(atob(standardBase64(token)))
  } catch {
    return undefined
  }
  if (!Array.isArray(parts)) return undefined
  const [print, name, scope, created, id]: unknown[] = parts
  if (print !== fingerprint(identity)) return undefined
  if (typeof name !== 'string' || typeof scope !== 'string' || typeof id !== 'string') {
    return undefined
  }
  return typeof created === 'number' ? { name, scope, created, id } : undefined
}

const fingerprint = ({ project, list, orderBy, filter }: ListIdentity) =>
  hashBytes(JSON.stringify([project, list, orderBy, filter])).reduce((n, byte) => n * 31 + byte, 7)
