/**
 * The archive that an image is made from: an object in Cloud Storage, or a version of a package in
 * Artifact Registry. Source: discovery document, `Image.rawDisk.source`.
 */

const REGISTRY =
  /^projects\/[^/\s]+\/locations\/[^/\s]+\/repositories\/[^/\s]+\/packages\/[^/\s]+\/versions\/[^/\s]+$/
const STORAGE =
  /^(?:gs:\/\/|https:\/\/(?:storage\.googleapis\.com|storage\.cloud\.google\.com|www\.googleapis\.com\/storage\/v1)\/)/
const OBJECT = /^gs:\/\/([a-z0-9][-_.a-z0-9]{1,220}[a-z0-9])\/(.+)$/
const JSON_API = /^(?:storage\/v1\/)?b\/([^/]+)\/o\/(.+)$/

/** What `rawDisk.source` is sent as, or a sentence about what is wrong with the text. */
export type FileText = { source: string } | { problem: string }

/** Reads `gs://BUCKET/OBJECT.tar.gz`, its https forms, and an Artifact Registry path. */
export function readFile(text: string): FileText {
  const typed = text.trim()
  if (typed === '') return { problem: 'Type where the archive is.' }
  if (/^\/?\/?projects\//.test(typed)) return readRegistry(typed.replace(/^\/+/, ''))
  if (!STORAGE.test(typed)) {
    return { problem: 'Begin with gs:// or https://storage.googleapis.com/, or with projects/.' }
  }
  if (/[?#\s]/.test(typed)) {
    return {
      problem: 'Leave out spaces and everything from “?” or “#” on: a signed link does not work.',
    }
  }
  const object = OBJECT.exec(asObject(typed))
  const [, bucket, path] = object ?? []
  if (!bucket || !path)
    return { problem: 'Name the bucket and the object: gs://bucket/image.tar.gz' }
  if (!path.endsWith('.tar.gz')) return { problem: 'The archive has to be a .tar.gz file.' }
  return { source: `https://storage.googleapis.com/${bucket}/${path}` }
}

function readRegistry(path: string): FileText {
  const [version = '', digest] = path.split('@')
  if (!REGISTRY.test(version)) {
    return {
      problem:
        'An Artifact Registry path is projects/P/locations/L/repositories/R/packages/K/versions/V.',
    }
  }
  if (digest !== undefined && !/^dirsum_sha256:[0-9a-f]{64}$/.test(digest)) {
    return { problem: 'After “@” comes dirsum_sha256: and 64 hexadecimal digits.' }
  }
  return { source: path }
}

/** Any https form of an object as `gs://…`. */
function asObject(text: string): string {
  if (text.startsWith('gs://')) return text
  const path = text.replace(/^https:\/\/[^/]+\//, '')
  const json = JSON_API.exec(path)
  return json?.[1] && json[2] ? `gs://${json[1]}/${asPath(json[2])}` : `gs://${path}`
}

/** An object's name out of a JSON API address, where its slashes are encoded too: here they part it. */
function asPath(name: string): string {
  try {
    return decodeURIComponent(name).split('/').map(encodeURIComponent).join('/')
  } catch {
    return name
  }
}

/** What is wrong with a SHA-1 checksum (deprecated in the API); null when it is fine or absent. */
export function sha1Problem(text: string): string | null {
  if (text === '' || /^[a-f0-9]{40}$/.test(text)) return null
  return 'A SHA-1 is 40 lower-case hexadecimal digits.'
}
