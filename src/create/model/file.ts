/** The archive an image is created from, as typed by the user. */
import { archiveLink, isSupported, parseArchive } from '../../compute/archive.ts'

/** Bucket names: 3 to 63 characters, or up to 222 with dots. */
const BUCKET = /^[a-z0-9][-_.a-z0-9]{1,220}[a-z0-9]$/
const BEGINNING = /^(?:gs|https?):\/\//

const NAMELESS = 'Enter a bucket and an object: gs://bucket/image.tar.gz'

/** The value of `rawDisk.source`, or what is wrong with the text. */
export type FileText = { source: string } | { problem: string }

/**
 * Parses `gs://BUCKET/OBJECT.tar.gz` and everything else the API accepts: see `parseArchive`.
 * @param universe whose storage the archive is in
 */
export function readFile(text: string, universe = 'googleapis.com'): FileText {
  const typed = text.trim()
  if (typed === '') return { problem: 'Enter the location of the archive.' }
  const address = typed
    .replace(/^gs:\/\//, `https://storage.${universe}/`)
    .replace(/^\/{1,2}projects\//, 'projects/')
  const archive = parseArchive(address, universe)
  if (!archive) return { problem: problemOf(address, typed, universe) }
  if (archive.kind === 'object' && !BUCKET.test(archive.bucket)) {
    return {
      problem: `“${archive.bucket}” isn’t a valid bucket name. Use lowercase letters, digits, “-”, “_” and “.”.`,
    }
  }
  if (!isSupported(archive)) return { problem: 'The archive must be a .tar.gz file.' }
  return { source: archiveLink(archive, universe) }
}

function problemOf(address: string, typed: string, universe: string): string {
  if (address.startsWith('projects/')) {
    return address.includes('@')
      ? '“@” must be followed by dirsum_sha256: and 64 hexadecimal digits.'
      : 'For Artifact Registry, use projects/P/locations/L/repositories/R/packages/K/versions/V.'
  }
  if (!BEGINNING.test(typed) || !isStorage(address, universe)) {
    return `Start with gs://, https://storage.${universe}/ or projects/.`
  }
  return /[?#\s]/.test(typed)
    ? 'Remove spaces, and everything from “?” or “#” on: a signed URL doesn’t work.'
    : NAMELESS
}

/**
 * Whether a URL points to Cloud Storage at all: it does if it parses with a known-good object name.
 */
function isStorage(address: string, universe: string): boolean {
  if (!URL.canParse(address)) return false
  const { origin, pathname } = new URL(address)
  const json = pathname.startsWith('/storage/v1/') ? '/storage/v1/b/bucket/o/' : '/bucket/'
  return parseArchive(`${origin}${json}disk.tar.gz`, universe) !== null
}

/** What is wrong with a SHA-1 checksum (deprecated in the API); null if it is valid or empty. */
export function sha1Problem(text: string): string | null {
  if (text === '' || /^[a-f0-9]{40}$/.test(text)) return null
  return 'A SHA-1 checksum is 40 lowercase hexadecimal digits.'
}
