/**
 * The location of an image’s archive: the forms of `rawDisk.source`. Source: discovery document, and
 * the URLs that tools send or that the Cloud console shows for an object.
 */

/** An object in Cloud Storage, or a package version in Artifact Registry. */
export type Archive =
  | {
      kind: 'object'
      bucket: string
      /** Its name, URL-encoded except for slashes: `folder/a%20disk.tar.gz`. */
      object: string
    }
  | {
      kind: 'version'
      /** `projects/P/locations/L/repositories/R/packages/K/versions/V`, optionally with `@dirsum_sha256:…`. */
      path: string
    }

const GOOGLE = 'googleapis.com'

const HOSTS =
  '(?:storage\\.googleapis\\.com|storage\\.cloud\\.google\\.com|commondatastorage\\.googleapis\\.com)'
/** Any text: whether the bucket’s name is valid is checked elsewhere. */
const BUCKET = '([^/?#\\s]+)'

/** An object’s URL in the JSON API, where slashes in its name are encoded, too. */
const BY_JSON_API = new RegExp(
  `^https?://(?:storage|www)\\.googleapis\\.com/storage/v1/b/${BUCKET}/o/([^?#\\s]+)$`,
)
const BY_PATH = new RegExp(`^https?://${HOSTS}/${BUCKET}/([^?#\\s]+)$`)
/** Virtual-hosted style: the bucket is part of the host. */
const BY_HOST = new RegExp(
  `^https?://([-_.a-z0-9]{1,222})\\.(?:storage|commondatastorage)\\.googleapis\\.com/([^?#\\s]+)$`,
)

/** A browser link may name the account to use, which isn’t part of the object’s URL. */
const FOR_ACCOUNT = /^(https?:\/\/storage\.cloud\.google\.com\/[^?#\s]*)\?authuser=[^?&#\s]*$/

const VERSION =
  /^(?:https?:\/\/artifactregistry\.googleapis\.com\/v\d[^/\s]*\/)?(projects\/[^/\s]+\/locations\/[^/\s]+\/repositories\/[^/\s]+\/packages\/[^/\s]+\/versions\/[^/\s@]+(?:@dirsum_sha256:[0-9a-f]{64})?)$/

/**
 * Parses an archive’s URL in any form the API accepts; null if it isn’t one.
 * @param universe Google’s hosts are accepted in any universe, because gcloud writes them for `gs://`
 *   in all of them
 */
export function parseArchive(text: string, universe = GOOGLE): Archive | null {
  const asGoogles = onGoogle(text, universe)
  const path = VERSION.exec(asGoogles)?.[1]
  if (path) return { kind: 'version', path }
  const address = asGoogles.replace(FOR_ACCOUNT, '$1')
  const json = BY_JSON_API.exec(address)
  const [, bucket, object] = json ?? BY_PATH.exec(address) ?? BY_HOST.exec(address) ?? []
  if (!bucket || !object) return null
  return { kind: 'object', bucket, object: json ? asPath(object) : object }
}

/** A URL on a host of the universe as the one on Google’s host of the same name. */
function onGoogle(text: string, universe: string): string {
  const host = /^https?:\/\/([^/?#\s]+)\//.exec(text)?.[1]
  return host?.endsWith(`.${universe}`) ? text.replace(`.${universe}/`, `.${GOOGLE}/`) : text
}

/** An object’s name from a JSON API URL: still URL-encoded, except for slashes. */
function asPath(name: string): string {
  try {
    return decodeURIComponent(name).split('/').map(encodeURIComponent).join('/')
  } catch {
    return name
  }
}

/** Whether an image can be created from this archive: an object must be a `.tar.gz`. */
export const isSupported = (archive: Archive): boolean =>
  archive.kind === 'version' || archive.object.endsWith('.tar.gz')

/** The archive’s URL as documented by the API. Two URLs are the same archive if this is equal. */
export const archiveLink = (archive: Archive, universe = GOOGLE): string =>
  archive.kind === 'version'
    ? archive.path
    : `https://storage.${universe}/${archive.bucket}/${archive.object}`
