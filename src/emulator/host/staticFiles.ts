/**
 * Serves a built console below the path that its page names. Only files that were found in its folder
 * are served, each at its exact path, so no path can lead elsewhere.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import { accepts } from './accepts.ts'

const TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
  ['.webmanifest', 'application/manifest+json'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.map', 'application/json'],
])
const PACKABLE = /\.(?:html|js|css|json|svg|webmanifest|txt|map)$/
const SMALLEST_PACKED = 1400

interface File {
  body: Uint8Array<ArrayBuffer>
  /** By encoding, the smallest first: how to make it or, once it was asked for, what was made. */
  packed: Map<string, Uint8Array<ArrayBuffer> | (() => Uint8Array<ArrayBuffer>)>
  headers: Record<string, string>
}

/** The headers of every response from a console with this policy. */
const security = (policy: string) => ({
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  // Google's window reports to the page that opened it.
  'cross-origin-opener-policy': policy.includes('https://accounts.google.com/gsi/')
    ? 'same-origin-allow-popups'
    : 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': policy,
})

/** Headers of pages without a policy of their own. */
const STRICTEST = "default-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'"

/**
 * @param folder of the built console: index.html, assets/, config.json
 * @param config replaces the folder’s config.json
 * @returns the handler of requests for its files
 * @throws Error if there is no index.html
 */
export function createStaticFiles(folder: string, config?: object): Serve {
  let builtAt = changedAt(folder)
  let serve = filesOf(folder, config)
  return (request) => {
    const now = changedAt(folder)
    if (now !== undefined && now !== builtAt) {
      serve = filesOf(folder, config)
      builtAt = now
    }
    return serve(request)
  }
}

type Serve = (request: Request) => Response

/** When the page was written, and when a file was last added to its assets; undefined while there is no page. */
function changedAt(folder: string): string | undefined {
  const [page, assets] = ['index.html', 'assets'].map(
    (path) => statSync(join(folder, path), { throwIfNoEntry: false })?.mtimeMs,
  )
  return page === undefined ? undefined : `${page} ${assets}`
}

/** The files as they are in the folder now. */
function filesOf(folder: string, config: object | undefined): Serve {
  const paths = new Set(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => `/${path.split(sep).join('/')}`),
  )
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const policy = policyOf(html)
  const base = baseOf(html)
  const files = new Map<string, File>()

  const read = (path: string): File => {
    const known = files.get(path)
    if (known) return known
    const own = path === '/config.json' && config
    const body = own ? new TextEncoder().encode(JSON.stringify(config)) : bytes(join(folder, path))
    // `npm run build` puts it beside the file; it would take too long to make here.
    const beside = !own && paths.has(`${path}.br`)
    const packed: File['packed'] = new Map()
    if (beside) packed.set('br', () => bytes(join(folder, `${path}.br`)))
    if (PACKABLE.test(path) && body.byteLength >= SMALLEST_PACKED) {
      packed.set('gzip', () => Uint8Array.from(gzipSync(body, { level: 9 })))
    }
    const file: File = { body, packed, headers: headersOf(path, policy) }
    files.set(path, file)
    return file
  }

  return (request) => {
    const asked = new URL(request.url).pathname
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, policy)
    if (!asked.startsWith(base)) {
      const home = asked === '/' || `${asked}/` === base
      return home ? Response.redirect(new URL(base, request.url), 302) : plain(404, policy)
    }
    const pathname = asked.slice(base.length - 1)
    const path = paths.has(pathname) ? pathname : isRoute(pathname) ? '/index.html' : undefined
    return path === undefined ? plain(404, policy) : send(read(path), request)
  }
}

/** The path of the console, where its scripts are: `/`, or `/console/`. */
const baseOf = (html: string): string =>
  /<script[^>]+src="(\/[^"]*?)assets\//.exec(html)?.[1] ?? '/'

/** A route of the console: any path that doesn’t look like a file, and anything below a project. */
function isRoute(path: string): boolean {
  if (/^\/(?:assets|compute|batch|_emulator)(?:\/|$)/.test(path)) return false
  return /^\/(?:c\/[^/]+\/)?projects\//.test(path) || /^\/[\w/-]*$/.test(path)
}

const bytes = (path: string) => Uint8Array.from(readFileSync(path))

/** Files with a hash in their name never change; the page and its configuration aren’t cached. */
function headersOf(path: string, policy: string): Record<string, string> {
  const kept = path.startsWith('/assets/')
  const fresh = path.endsWith('.html') || path === '/config.json'
  return {
    ...security(policy),
    'content-type': TYPES.get(extname(path)) ?? 'application/octet-stream',
    'cache-control': kept
      ? 'public, max-age=31536000, immutable'
      : fresh
        ? 'no-store'
        : 'public, max-age=3600',
    vary: 'Accept-Encoding',
  }
}

function send(file: File, request: Request): Response {
  const accepted = request.headers.get('accept-encoding')
  for (const [encoding, pack] of file.packed) {
    if (!accepts(accepted, encoding)) continue
    const body = typeof pack === 'function' ? pack() : pack
    file.packed.set(encoding, body)
    return new Response(body, { headers: { ...file.headers, 'content-encoding': encoding } })
  }
  return new Response(file.body, { headers: file.headers })
}

function plain(status: 404 | 405, policy: string): Response {
  const text = status === 404 ? 'Not found' : 'Method not allowed'
  const headers = {
    ...security(policy),
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
  }
  return new Response(text, { status, headers })
}

/** The page’s own policy, plus what only a header can set. */
function policyOf(html: string): string {
  const meta = /<meta[^>]+http-equiv="Content-Security-Policy"[^>]*>/i.exec(html)?.[0]
  const content = /\bcontent="([^"]*)"/i.exec(meta ?? '')?.[1]?.replaceAll('&#39;', "'")
  return `${content ?? STRICTEST}; frame-ancestors 'none'`
}
