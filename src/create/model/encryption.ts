/**
 * Encryption keys: their forms, and what goes into the request.
 * Source: discovery document, CustomerEncryptionKey. Raw and RSA-wrapped keys are marked there as no
 * longer supported; they are still fields of the API, and old images may still need them.
 */
import type { CustomerEncryptionKey } from '../../compute/schema.ts'
import type { SourceKey } from './form.ts'

export const CSEK_NOTE =
  'The API marks customer-supplied keys as deprecated: “CSEK is no longer supported. Use CMEK instead.”'

const KMS =
  /^projects\/[^/\s]+\/locations\/[-a-z0-9]+\/keyRings\/[\w-]{1,63}\/cryptoKeys\/[\w-]{1,63}(?:\/cryptoKeyVersions\/[0-9]+)?$/
const ACCOUNT = /^[a-z0-9][-a-z0-9]*@[-.a-z0-9]+\.[a-z]+$/

/** What is wrong with the name of a KMS key; null when it is fine. */
export function kmsProblem(name: string): string | null {
  if (name === '') return 'Type the name of the key.'
  if (KMS.test(name)) return null
  return 'A key is named projects/P/locations/L/keyRings/R/cryptoKeys/K.'
}

/** What is wrong with the service account that uses a KMS key; null when it is fine or absent. */
export function accountProblem(account: string): string | null {
  if (account === '' || ACCOUNT.test(account)) return null
  return 'A service account is written name@project.iam.gserviceaccount.com.'
}

/** What is wrong with a raw key: 256 bits in base64; null when it is fine. */
export function rawKeyProblem(key: string): string | null {
  if (key === '') return 'Type the key.'
  if (/^[A-Za-z0-9+/]{43}=$/.test(key)) return null
  return 'A raw key is 256 bits in base64: 44 characters, the last of which is “=”.'
}

/** What is wrong with an RSA-wrapped key: 2,048 bits in base64; null when it is fine. */
export function rsaKeyProblem(key: string): string | null {
  if (key === '') return 'Type the wrapped key.'
  if (/^[A-Za-z0-9+/]{342}==$/.test(key)) return null
  return 'A wrapped key is 2,048 bits in base64: 344 characters, the last two of which are “=”.'
}

/** What is wrong with the secret that goes with this way of encryption; null when it needs none. */
export function secretProblem(way: SourceKey['way'], secret: string): string | null {
  if (way === 'raw') return rawKeyProblem(secret)
  return way === 'rsa' ? rsaKeyProblem(secret) : null
}

/** The key as the API takes it; undefined when the service shall manage it (or knows it). */
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
