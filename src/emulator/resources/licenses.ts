/** Licenses of images: their full links and their codes. */
import { linkPath, parseLink } from '../../compute/links.ts'
import type { License } from '../../compute/schema.ts'
import { invalidValue } from '../base/errors.ts'
import { hashBytes } from '../base/random.ts'
import { link, type Call } from './context.ts'

/** The full links of licenses given in any form, without duplicates. @throws ApiError for anything else */
export function readLicenses(call: Call, licenses: readonly string[]): string[] {
  const links = licenses.map((text, index) => {
    const at = parseLink(text, call.project)
    if (at?.collection === 'licenses') return link(call.world, linkPath(at))
    throw invalidValue(`resource.licenses[${index}]`, text, 'The URL is malformed.')
  })
  return [...new Set(links)]
}

/**
 * The codes of licenses: its own for a license stored here; any other license is assumed to exist and
 * gets a code derived from its link.
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
