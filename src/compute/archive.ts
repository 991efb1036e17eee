/**
 * Where the archive of an image is: the forms of `rawDisk.source`. Source: discovery document, and the
 * addresses that tools send or that the Cloud console gives for one object.
 */

/** An object in Cloud Storage, or a version of a package in Artifact Registry. */
export type Archive =
  | {
      kind: 'object'
      bucket: string
      /** Its name as in a URL, its slashes as they are: `folder/a%20disk.tar.gz`. */
      object: string
    }
  | {
      kind: 'version'
      /** `projects/P/locations/L/repositories/R/packages/K/versions/V`, and perhaps `@dirsum_sha256:…`. */
      path: string
    }

const HOSTS =
  '(?:storage\\.googleapis\\.com|storage\\.cloud\\.google\\.com|commondatastorage\\.googleapis\\.com)'
/** Any text: what a bucket may be called is another question than where its name stands. */
const BUCKET = '([^/?#\\s]+)'

/** The JSON API's address of an object, where the slashes of its name are encoded too. */
const BY_JSON_API = new RegExp(
  `^https?://(?:storage|www)\\.googleapis\\.com/storage/v1/b/${BUCKET}/o/([^?#\\s]+)$`,
)
const BY_PATH = new RegExp(`^https?://${HOSTS}/${BUCKET}/([^?#\\s]+)$`)
/** The bucket's own host. */
const BY_HOST = new RegExp(
  `^https?://([-_.a-z0-9]{1,222})\\.(?:storage|commondatastorage)\\.googleapis\\.com/([^?#\\s]+)$`,
)

/** A link for browsers may say which of a person's accounts to use: no part of the address. */
const FOR_ACCOUNT = /^(https?:\/\/storage\.cloud\.google\.com\/[^?#\s]*)\?authuser=[^?&#\s]*$/

const VERSION =
  /^(?:https?:\/\/artifactregistry\.googleapis\.com\/v\d[^/\s]*\/)?(projects\/[^/\s]+\/locations\/[^/\s]+\/repositories\/[^/\s]+\/packages\/[^/\s]+\/versions\/[^/\s@]+(?:@dirsum_sha256:[0-9a-f]{64})?)$/

/** Reads the address of an archive in any form that the API takes; null when it is none. */
export function parseArchive(text: string): Archive | null {
  const path = VERSION.exec(text)?.[1]
  if (path) return { kind: 'version', path }
  const address = text.replace(FOR_ACCOUNT, '$1')
  const json = BY_JSON_API.exec(address)
  const [, bucket, object] = json ?? BY_PATH.exec(address) ?? BY_HOST.exec(address) ?? []
  if (!bucket || !object) return null
  return { kind: 'object', bucket, object: json ? asPath(object) : object }
}

/** An object's name out of a JSON API address: what is encoded there stays so, but for its slashes. */
function asPath(name: string): string {
  try {
    return decodeURIComponent(name).split('/').map(encodeURIComponent).join('/')
  } catch {
    return name
  }
}

/** Whether images are made from such an archive: of the objects, from those that are packed so. */
export const isSupported = (archive: Archive): boolean =>
  archive.kind === 'version' || archive.object.endsWith('.tar.gz')

/** The address in the form that the API documents. Two addresses are the same archive if this is equal. */
export const archiveLink = (archive: Archive): string =>
  archive.kind === 'version'
    ? archive.path
    : `https://storage.googleapis.com/${archive.bucket}/${archive.object}`
