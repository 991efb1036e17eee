/** The parts of a Cloud KMS key's name. */
export interface KmsKey {
  project: string
  location: string
  keyRing: string
  key: string
  /** The version that encrypted, when the name says it. */
  version: string | undefined
}

const NAME =
  /^projects\/([^/\s]+)\/locations\/([^/\s]+)\/keyRings\/([^/\s]+)\/cryptoKeys\/([^/\s]+)(?:\/cryptoKeyVersions\/([^/\s]+))?$/

/** Reads `projects/P/locations/L/keyRings/R/cryptoKeys/K[/cryptoKeyVersions/V]`; null when it is none. */
export function parseKmsKey(name: string): KmsKey | null {
  const [, project, location, keyRing, key, version] = NAME.exec(name) ?? []
  if (!project || !location || !keyRing || !key) return null
  return { project, location, keyRing, key, version }
}
