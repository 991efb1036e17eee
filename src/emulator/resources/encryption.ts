/**
 * Customer-supplied keys. Keys are handled only here: just their SHA-256 is stored and compared, and
 * no message contains them.
 */
import type { CustomerEncryptionKey, Image } from '../../compute/schema.ts'
import { invalidValue, keyMissing } from '../base/errors.ts'
import { checkKmsKey } from './checks.ts'
import { base64 } from '../base/wire.ts'

const KEY_FIELDS = [
  'imageEncryptionKey',
  'sourceDiskEncryptionKey',
  'sourceImageEncryptionKey',
  'sourceSnapshotEncryptionKey',
] as const
type KeyField = (typeof KEY_FIELDS)[number]

/** The parts of a request’s keys that may be stored. */
export type SafeKeys = Pick<Image, KeyField>

/** Parses the keys of a request. @throws ApiError if one is malformed */
export async function readKeys(image: SafeKeys): Promise<SafeKeys> {
  const keys: SafeKeys = {}
  for (const field of KEY_FIELDS) {
    const key = image[field]
    // So that the first wrong key is the one reported.
    if (key && Object.keys(key).length > 0) keys[field] = await readKey(key, `resource.${field}`)
  }
  return keys
}

const RAW_KEY = /^[A-Za-z0-9+/]{43}=$/
const WRAPPED_KEY = /^[A-Za-z0-9+/]{342}==$/
const KEY_PARTS = ['rawKey', 'rsaEncryptedKey', 'kmsKeyName'] as const

async function readKey(key: CustomerEncryptionKey, field: string): Promise<CustomerEncryptionKey> {
  if (KEY_PARTS.filter((part) => key[part]).length !== 1) {
    const why = 'Exactly one of rawKey, rsaEncryptedKey and kmsKeyName must be specified.'
    throw invalidValue(field, '', why)
  }
  const { rawKey, rsaEncryptedKey, kmsKeyName, kmsKeyServiceAccount } = key
  if (kmsKeyName) {
    checkKmsKey(kmsKeyName, `${field}.kmsKeyName`)
    const version = kmsKeyName.includes('/cryptoKeyVersions/') ? '' : '/cryptoKeyVersions/1'
    return { kmsKeyName: kmsKeyName + version, kmsKeyServiceAccount }
  }
  if (rawKey && !RAW_KEY.test(rawKey)) {
    throw invalidValue(`${field}.rawKey`, '', 'Must be a 256-bit key in base64.')
  }
  if (rsaEncryptedKey && !WRAPPED_KEY.test(rsaEncryptedKey)) {
    throw invalidValue(`${field}.rsaEncryptedKey`, '', 'Must be an RSA-wrapped key in base64.')
  }
  return { sha256: await sha256(rawKey ?? rsaEncryptedKey ?? '') }
}

/** The SHA-256 of base64-encoded bytes, in base64. A wrapped key isn’t unwrapped first. */
async function sha256(key: string): Promise<string> {
  const bytes = Uint8Array.from(atob(key), (char) => char.charCodeAt(0))
  return base64(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}

/**
 * Requires the key a source is encrypted with.
 * @param path of the source
 * @param encrypted the stored parts of the source’s key
 * @param given the key from the request
 * @param field of the key in the request
 */
export function demandKey(
  path: string,
  encrypted: CustomerEncryptionKey | undefined,
  given: CustomerEncryptionKey | undefined,
  field: KeyField,
): void {
  const wanted = encrypted?.sha256
  if (wanted === given?.sha256) return
  if (!given) throw keyMissing(path)
  const why = wanted
    ? 'The provided encryption key does not match the key of the source resource.'
    : 'The source resource is not encrypted with a customer-supplied encryption key.'
  throw invalidValue(`resource.${field}`, '', why)
}
