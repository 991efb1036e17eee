/**
 * Files with Secure Boot keys: their type is detected from their content. The API takes an X.509
 * certificate in DER, or a binary (an EFI signature list, authenticated or not); gcloud goes by the
 * file name, and a wrong guess makes an image that doesn’t boot.
 */
import type { CreateForm, KeyFile } from './form.ts'

/** The largest variable UEFI firmware stores; a larger file can’t be a key. */
const MAX_KEY_FILE = 64 * 1024

const PEM = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]+?)-----END \1-----/g

/**
 * Parses a key file.
 * @returns the file as the API expects it (PEM converted to DER), or what is wrong with it
 */
export function readKeyFile(name: string, bytes: Uint8Array): KeyFile | string {
  if (bytes.length === 0) return `${name} is empty.`
  if (bytes.length > MAX_KEY_FILE) return `${name} is larger than 64 KiB, so it can’t be a key.`
  const text = latin(bytes)
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) {
    return `${name} contains a private key. Only public certificates belong in an image.`
  }
  if (text.includes('-----BEGIN ')) return readPem(name, text)
  if (isPrivateDer(bytes)) {
    return `${name} contains a private key. Only public certificates belong in an image.`
  }
  const fileType = isDerSequence(bytes) ? 'X509' : 'BIN'
  if (fileType === 'BIN' && isText(bytes)) {
    return `${name} is a text file, not a certificate or an EFI signature list.`
  }
  return { name, content: btoa(text), fileType }
}

function readPem(name: string, text: string): KeyFile | string {
  const blocks = [...text.matchAll(PEM)]
  const [block] = blocks
  if (blocks.length > 1)
    return `${name} contains ${blocks.length} certificates. Use one file per certificate.`
  if (block?.[1] !== 'CERTIFICATE') return `${name} is a PEM file, but not a certificate.`
  const content = (block[2] ?? '').replace(/\s/g, '')
  try {
    const der = Uint8Array.from(atob(content), (char) => char.charCodeAt(0))
    if (isDerSequence(der)) return { name, content, fileType: 'X509' }
  } catch {
    // Not base64: reported below.
  }
  return `${name} is not a valid certificate.`
}

/** A SEQUENCE whose two-byte length covers the rest of the file: a certificate (gcloud looks for 30 82). */
const isDerSequence = (bytes: Uint8Array) =>
  bytes[0] === 0x30 &&
  bytes[1] === 0x82 &&
  ((bytes[2] ?? 0) << 8) + (bytes[3] ?? 0) + 4 === bytes.length

/** A PKCS #1 or #8 key: the SEQUENCE starts with its version, INTEGER 0. */
const isPrivateDer = (bytes: Uint8Array) =>
  isDerSequence(bytes) && bytes[4] === 0x02 && bytes[5] === 0x01 && bytes[6] === 0x00

const isText = (bytes: Uint8Array) =>
  bytes.every((byte) => (byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d))

function latin(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

/** Size of a file in bytes. */
export const sizeOf = ({ content }: KeyFile): number =>
  (content.length / 4) * 3 - (/=*$/.exec(content)?.[0].length ?? 0)

/** What is wrong with the set of keys; null if it can be sent. */
export function fileProblems(keys: CreateForm['options']['shielded']): string | null {
  if (keys.pk.length > 1) return 'Only one platform key is allowed.'
  const count = keys.keks.length + keys.dbs.length + keys.dbxs.length
  return keys.pk.length === 0 && count > 0
    ? 'Add the platform key (PK): without it, Secure Boot stays in setup mode and the other keys have no effect.'
    : null
}
