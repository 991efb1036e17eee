/**
 * Compresses JSON text. JSON contains no raw control characters (they are escaped), so each of them can
 * stand for a fragment found in nearly every image. The result has a third to half of the size, for a
 * few microseconds per write and one per read; text without any of the fragments is unchanged.
 */
const LINK = 'https://www.googleapis.com/compute/v1/projects/'
const PIECES = [
  '{"kind":"compute#image","id":"',
  '","creationTimestamp":"',
  '-07:00","name":"',
  '-08:00","name":"',
  '","description":"',
  '","sourceType":"RAW","status":"READY","archiveSizeBytes":"',
  `","sourceType":"RAW","deprecated":{"state":"DEPRECATED","replacement":"${LINK}`,
  `","sourceType":"RAW","deprecated":{"state":"OBSOLETE","replacement":"${LINK}`,
  `","sourceType":"RAW","deprecated":{"state":"DELETED","replacement":"${LINK}`,
  '"},"status":"READY","archiveSizeBytes":"',
  '","diskSizeGb":"',
  '","family":"',
  `","selfLink":"${LINK}`,
  '/global/images/',
  '","labels":{"',
  '"},"labelFingerprint":"',
  '","labelFingerprint":"42WmSpB8rSM="',
  '","storageLocations":["us"],"architecture":"X86_64","enableConfidentialCompute":false}',
  '"storageLocations":["us"],"architecture":"',
  `"licenses":["${LINK}`,
  '/global/licenses/',
  '"licenseCodes":["',
  '","enableConfidentialCompute":false}',
  ',"guestOsFeatures":[{"type":"UEFI_COMPATIBLE"},{"type":"VIRTIO_SCSI_MULTIQUEUE"},{"type":"GVNIC"}',
  '{"type":"',
  `"sourceImage":"${LINK}`,
  '"sourceImageId":"',
  `"sourceDisk":"${LINK}`,
  '"sourceDiskId":"',
  LINK,
]

const CODES = new Map(PIECES.map((piece, index) => [piece, String.fromCharCode(index)]))
const PIECE = new RegExp(
  [...PIECES]
    .sort((a, b) => b.length - a.length)
    .map((piece) => piece.replace(/[[\]{}.]/g, '\\$&'))
    .join('|'),
  'g',
)
// oxlint-disable-next-line no-control-regex -- the codes are control characters
const CODE = /[\0-\x1f]/g

/** @param text JSON without white space, as from `JSON.stringify` */
export const pack = (text: string): string =>
  text.replace(PIECE, (piece) => CODES.get(piece) ?? piece)

/** The original text. */
export const unpack = (packed: string): string =>
  packed.replace(CODE, (code) => PIECES[code.charCodeAt(0)] ?? code)

const BYTES = PIECES.map((piece) => new TextEncoder().encode(piece))

/**
 * The original texts as UTF-8, in half the time of `unpack`.
 * @param packed one or more, with commas between
 */
export function unpackBytes(packed: string): Uint8Array {
  const bytes = new TextEncoder().encode(packed)
  const length = bytes.reduce((sum, byte) => sum + (BYTES[byte]?.length ?? 1), 0)
  const original = new Uint8Array(length)
  let at = 0
  for (const byte of bytes) {
    const piece = BYTES[byte]
    if (piece) original.set(piece, at)
    else original[at] = byte
    at += piece?.length ?? 1
  }
  return original
}
