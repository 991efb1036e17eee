/**
 * Encryption keys: their formats, and what goes into the request. Source: discovery document,
 * CustomerEncryptionKey. It marks raw and RSA-wrapped keys as no longer supported, but they are
 * still fields of the API, and old images may still need them.
 */
import type { CustomerEncryptionKey } from '../../compute/schema.ts'
import type { SourceKey } from './form.ts'

export const CSEK_NOTE =
  'The API marks customer-supplied keys as deprecated: “CSEK is no longer supported. Use CMEK instead.”'

const KMS =
  /^projects\/[^/\s]+\/locations\/[-a-z0-9]+\/keyRings\/[\w-]{1,63}\/cryptoKeys\/[\w-]{1,63}(?:\/cryptoKeyVersions\/[0-9]+)?$/
const ACCOUNT = /^[a-z0-9][-a-z0-9]*@[-.a-z0-9]+\.[a-z]+$/

/** What is wrong with the name of a KMS key; null if it is valid. */
export function kmsProblem(name: string): string | null {
  if (name === '') return 'Enter the name of the key.'
  if (KMS.test(name)) return null
  return 'Use the form projects/P/locations/L/keyRings/R/cryptoKeys/K.'
}

/** What is wrong with the service account for a KMS key; null if it is valid or empty. */
export function accountProblem(account: string): string | null {
  if (account === '' || ACCOUNT.test(account)) return null
  return 'Use the form name@project.iam.gserviceaccount.com.'
}

/** What is wrong with a raw key: 256 bits in base64; null if it is valid. */
export function rawKeyProblem(key: string): string | null {
  if (key === '') return 'Enter the key.'
  if (/^[A-Za-z0-9+/]{43}=$/.test(key)) return null
  return 'A raw key is 256 bits in base64: 44 characters, ending in “=”.'
}

/** What is wrong with an RSA-wrapped key: 2,048 bits in base64; null if it is valid. */
export function rsaKeyProblem(key: string): string | null {
  if (key === '') return 'Enter the wrapped key.'
  if (/^[A-Za-z0-9+/]{342}==$/.test(key)) return null
  return 'A wrapped key is 2,048 bits in base64: 344 characters, ending in “==”.'
}

/** What is wrong with the secret for this kind of key; null if it is valid or none is needed. */
export function secretProblem(way: SourceKey['way'], secret: string): string | null {
  if (way === 'raw') return rawKeyProblem(secret)
  return way === 'rsa' ? rsaKeyProblem(secret) : null
}

/** The key as the API expects it; undefined for a Google-managed key (or one the service already knows). */
export function encryptionKey(key: SourceKey, secret: string): CustomerEncryptionKey | undefined {
  switch (key.way) {
    case 'none':
      return undefined
    case 'kms':
      return {
        kmsKeyName: key.kmsKeyName.trim(),
        ...(key.kmsKeyServiceAccount.trim() && {
          kmsKeyServiceAccount: key.kmsKeyServiceAccount.trim(),
        }),
      }
    case 'raw':
      return { rawKey: secret }
    case 'rsa':
      return { rsaEncryptedKey: secret }
  }
}
