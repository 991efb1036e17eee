/** The parts of a Cloud KMS key's name. */
export interface KmsKey {
  project: string
  location: string
  keyRing: string
  key: string
  /** The version used to encrypt, if the name has it. */
  version: string | undefined
}

const NAME =
  /^projects\/([^/\s]+)\/locations\/([^/\s]+)\/keyRings\/([^/\s]+)\/cryptoKeys\/([^/\s]+)(?:\/cryptoKeyVersions\/([^/\s]+))?$/

/**
 * Parses `projects/P/locations/L/keyRings/R/cryptoKeys/K[/cryptoKeyVersions/V]`; null if it isn't
 * one.
 */
export function parseKmsKey(name: string): KmsKey | null {
  const [, project, location, keyRing, key, version] = NAME.exec(name) ?? []
  if (!project || !location || !keyRing || !key) return null
  return { project, location, keyRing, key, version }
}
