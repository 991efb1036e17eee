/** The archive that an image is made from, as a person types it. */
import { archiveLink, isSupported, parseArchive } from '../../compute/archive.ts'

/** What a bucket may be called: 3 to 63 characters, up to 222 with dots. */
const BUCKET = /^[a-z0-9][-_.a-z0-9]{1,220}[a-z0-9]$/
const BEGINNING = /^(?:gs|https?):\/\//

const NAMELESS = 'Name the bucket and the object: gs://bucket/image.tar.gz'

/** What `rawDisk.source` is sent as, or a sentence about what is wrong with the text. */
export type FileText = { source: string } | { problem: string }

/** Reads `gs://BUCKET/OBJECT.tar.gz`, and all that the API takes: see `parseArchive`. */
export function readFile(text: string): FileText {
  const typed = text.trim()
  if (typed === '') return { problem: 'Type where the archive is.' }
  const address = typed
    .replace(/^gs:\/\//, 'https://storage.googleapis.com/')
    .replace(/^\/{1,2}projects\//, 'projects/')
  const archive = parseArchive(address)
  if (!archive) return { problem: problemOf(address, typed) }
  if (archive.kind === 'object' && !BUCKET.test(archive.bucket)) return { problem: NAMELESS }
  if (!isSupported(archive)) return { problem: 'The archive has to be a .tar.gz file.' }
  return { source: archiveLink(archive) }
}

function problemOf(address: string, typed: string): string {
  if (address.startsWith('projects/')) {
    return address.includes('@')
      ? 'After “@” comes dirsum_sha256: and 64 hexadecimal digits.'
      : 'An Artifact Registry path is projects/P/locations/L/repositories/R/packages/K/versions/V.'
  }
  if (!BEGINNING.test(typed) || !isStorage(address)) {
    return 'Begin with gs:// or https://storage.googleapis.com/, or with projects/.'
  }
  return /[?#\s]/.test(typed)
    ? 'Leave out spaces and everything from “?” or “#” on: a signed link does not work.'
    : NAMELESS
}

/** Whether an address goes to Cloud Storage at all: with an object of ours it would be one. */
function isStorage(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { origin, pathname } = new URL(address)
  const json = pathname.startsWith('/storage/v1/') ? '/storage/v1/b/bucket/o/' : '/bucket/'
  return parseArchive(`${origin}${json}disk.tar.gz`) !== null
}

/** What is wrong with a SHA-1 checksum (deprecated in the API); null when it is fine or absent. */
export function sha1Problem(text: string): string | null {
  if (text === '' || /^[a-f0-9]{40}$/.test(text)) return null
  return 'A SHA-1 is 40 lower-case hexadecimal digits.'
}
