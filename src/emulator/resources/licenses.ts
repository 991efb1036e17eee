/** Licences of images: their full links, and the codes that stand for them. */
import { linkPath, parseLink } from '../../compute/links.ts'
import type { License } from '../../compute/schema.ts'
import { invalidValue } from '../base/errors.ts'
import { hashBytes } from '../base/random.ts'
import { link, type Call } from './context.ts'

/** Full links of licences in any form, each once. @throws ApiError for what is no link to a licence */
export function readLicenses(call: Call, licenses: readonly string[]): string[] {
  const links = licenses.map((text, index) => {
    const at = parseLink(text, call.project)
    if (at?.collection === 'licenses') return link(call.world, linkPath(at))
    throw invalidValue(`resource.licenses[${index}]`, text, 'The URL is malformed.')
  })
  return [...new Set(links)]
}

/**
 * The codes of licences: of one that is kept here its own; any other licence of the world is taken to
 * exist, and gets a code that is always the same for it.
 */
export function codesOf(call: Call, licenses: readonly string[]): string[] {
  return licenses.map((text) => {
    const at = parseLink(text)
    const row = at && call.world.store.get('licenses', at.project, at.name)
    const license: Partial<License> = row ? JSON.parse(row.json) : {}
    return license.licenseCode ?? codeFor(at ? linkPath(at) : text)
  })
}

/** 19 digits, as most codes have. */
const codeFor = (path: string) =>
  String(
    1_000_000_000_000_000_000n + hashBytes(path).reduce((n, b) => n * 256n + BigInt(b), 0n) / 4n,
  )
