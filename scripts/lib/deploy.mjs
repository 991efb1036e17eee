/** What a built console needs where it is served; with Node's own modules alone, so that it runs anywhere. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { headersFor, originsOf, policyFor } from './policy.mjs'

const PACKABLE = /\.(?:html|js|css|json|svg|txt)$/
/** In bytes: below, packing saves no packet. */
const SMALLEST = 1400

const META = /(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(")/

/**
 * Writes into a built console a configuration, the policy for it, and the path it is served below; and that
 * policy with the other headers into files for servers.
 * @param {{
 *   folder: string,
 *   config: unknown,
 *   also?: string[],
 *   google?: boolean,
 *   base?: string | undefined,
 *   headers: string,
 * }} options
 *   also: further origins that the console may connect to; google: allow Google's sign-in in any case;
 *   base: `/console/`; without one, the path stays; headers: the folder for the headers' files
 * @returns {Promise<string>} the policy
 * @throws Error if the folder holds no built console, or an address or the path isn't valid
 */
export async function configure({ folder, config, also = [], google = false, base, headers }) {
  const page = join(folder, 'index.html')
  const html = await readFile(page, 'utf8')
  if (!META.test(html)) throw new Error(`${page} is not the page of a built console.`)
  const policy = policyFor(config, originsOf(also), google)
  const moved = base === undefined ? html : movedTo(base, html)
  await writeFile(
    page,
    moved.replace(META, (_, before, __, after) => before + escaped(policy) + after),
  )
  await writeFile(join(folder, 'config.json'), `${JSON.stringify(config, null, 2)}\n`)
  const all = headersFor(policy)
  await writeHeaders(headers, all)
  await precompress(folder, /^(?:index\.html|config\.json)$/)
  return all['Content-Security-Policy'] ?? policy
}

/**
 * The page of a built console, to be served below another path: it alone names that path, the files it
 * loads find each other by relative paths.
 * @param {string} base `/`, `/console/`
 * @param {string} html
 * @throws Error if it isn't a path
 */
export function movedTo(base, html) {
  if (!/^\/(?:[\w.~-]+\/)*$/.test(base) || /\/\.\.?\//.test(base)) {
    throw new Error(`${base} must be a path that starts and ends with a slash, such as /console/.`)
  }
  const [, now] = /<script[^>]+src="(\/[^"]*?)assets\//.exec(html) ?? []
  if (now === undefined) throw new Error('The page loads no script of a built console.')
  return html
    .replaceAll(` href="${now}`, ` href="${base}`)
    .replaceAll(` src="${now}`, ` src="${base}`)
}

/** @param {string} policy */
const escaped = (policy) =>
  policy.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')

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
