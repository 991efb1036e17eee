/** What a built console needs where it is served; with Node's own modules alone, so that it runs anywhere. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const PACKABLE = /\.(?:html|js|css|json|svg|txt)$/
/** In bytes: below, packing saves no packet. */
const SMALLEST = 1400

/** Headers of every response besides the policy, `Cache-Control` and what only the server knows. */
const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

const META = /(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(")/

/**
 * Writes a configuration into a built console, its addresses into the policy of the page, and that policy
 * with the other headers into files for servers.
 * @param {{ folder: string, config: unknown, also: string[], headers: string }} options
 *   also: further origins that the console may connect to; headers: the folder for the headers' files
 * @returns {Promise<string>} the policy
 * @throws Error if the folder holds no built console, or an address isn't safe
 */
export async function configure({ folder, config, also, headers }) {
  const page = join(folder, 'index.html')
  const html = await readFile(page, 'utf8')
  const [, , written] = META.exec(html) ?? []
  if (written === undefined) throw new Error(`${page} is not the page of a built console.`)
  const origins = originsIn([config, also])
  const policy = written
    .replaceAll('&#39;', "'")
    .replace(/connect-src [^;]*/, ["connect-src 'self'", ...origins].join(' '))
  await writeFile(
    page,
    html.replace(META, (_, before, __, after) => before + escaped(policy) + after),
  )
  await writeFile(join(folder, 'config.json'), `${JSON.stringify(config, null, 2)}\n`)
  const whole = `${policy}; frame-ancestors 'none'`
  await writeHeaders(headers, { 'Content-Security-Policy': whole, ...HEADERS })
  await precompress(folder, /^(?:index\.html|config\.json)$/)
  return whole
}

/** @param {string} policy */
const escaped = (policy) =>
  policy.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')

/**
 * The origins of all absolute addresses in a configuration, of whatever field.
 * @param {unknown} value
 * @returns {string[]} sorted, each once
 */
export function originsIn(value) {
  const found = new Set()
  const visit = (/** @type {unknown} */ one) => {
    if (typeof one === 'string' && /^[a-z][a-z0-9+.-]*:\/\//i.test(one)) found.add(originOf(one))
    else if (typeof one === 'object' && one !== null) Object.values(one).forEach(visit)
  }
  visit(value)
  return [...found].sort()
}

/** @param {string} address */
function originOf(address) {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const isLoopback = /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url?.hostname ?? '')
  // Within a policy, these would be patterns, or end the directive.
  const isPlain = url && !url.username && !url.password && !/[*;,\s']/.test(url.origin)
  if (isPlain && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback))) {
    return url.origin
  }
  throw new Error(`${address} must be an https address, or http on this machine.`)
}

/**
 * @param {string} folder
 * @param {Record<string, string>} headers
 */
async function writeHeaders(folder, headers) {
  const each = Object.entries(headers)
  const lines = (/** @type {(name: string, value: string) => string} */ line) =>
    `${each.map(([name, value]) => line(name, value)).join('\n')}\n`
  await mkdir(folder, { recursive: true })
  await writeFile(
    join(folder, 'headers.nginx'),
    lines((name, value) => `add_header ${name} "${value}" always;`),
  )
  await writeFile(
    join(folder, 'headers.caddy'),
    `header {\n${lines((name, value) => `\t${name} "${value}"`)}}\n`,
  )
  await writeFile(
    join(folder, 'headers.txt'),
    lines((name, value) => `${name}: ${value}`),
  )
}

/**
 * Writes a brotli and a gzip file beside each file that gets smaller.
 * @param {string} folder
 * @param {RegExp} [only] the files, by their path in the folder
 */
export async function precompress(folder, only = PACKABLE) {
  const names = await readdir(folder, { recursive: true })
  await Promise.all(
    names
      .filter((name) => only.test(name) && PACKABLE.test(name))
      .map(async (name) => {
        const content = await readFile(join(folder, name))
        // A server would prefer those of an earlier, longer content.
        const packed = ['.br', '.gz'].map((end) => join(folder, name + end))
        await Promise.all(packed.map((path) => rm(path, { force: true })))
        if (content.length < SMALLEST) return
        const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }
        const [br, gz] = await Promise.all([
          promisify(brotliCompress)(content, quality),
          promisify(gzip)(content, { level: 9 }),
        ])
        await writeFile(join(folder, `${name}.br`), br)
        await writeFile(join(folder, `${name}.gz`), gz)
      }),
  )
}
