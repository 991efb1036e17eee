/**
 * A Cloud KMS key without its version, which only responses include: a request names the key, and any of its
 * versions can be used.
 */
export const withoutVersion = (kmsKeyName: string): string =>
  kmsKeyName.replace(/\/cryptoKeyVersions\/\d+$/, '')
