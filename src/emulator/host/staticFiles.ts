/**
 * Serves a built console. Only files that existed at startup are served, each at its exact path, so no
 * path can lead elsewhere.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, sep } from 'node:path'
import { gzipSync } from 'node:zlib'

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
  packed: Uint8Array<ArrayBuffer> | undefined
  headers: Record<string, string>
}

const SECURITY = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/** Headers of pages without a policy of their own. */
const STRICTEST = "default-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'"

/**
 * @param folder of the built console: index.html, assets/, config.json
 * @param config replaces the folder’s config.json
 * @returns the handler of requests for its files
 * @throws Error if there is no index.html
 */
export function createStaticFiles(folder: string, config?: object): (request: Request) => Response {
  const paths = new Set(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => `/${path.split(sep).join('/')}`),
  )
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const policy = policyOf(html)
  const files = new Map<string, File>()

  const read = (path: string): File => {
    const known = files.get(path)
    if (known) return known
    const own = path === '/config.json' && config
    const body = own ? new TextEncoder().encode(JSON.stringify(config)) : bytes(join(folder, path))
    const file: File = { body, packed: packed(path, body), headers: headersOf(path, policy) }
    files.set(path, file)
    return file
  }

  return (request) => {
    const { pathname } = new URL(request.url)
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, policy)
    const path = paths.has(pathname) ? pathname : isRoute(pathname) ? '/index.html' : undefined
    return path === undefined ? plain(404, policy) : send(read(path), request)
  }
}

/** A route of the console: any path that doesn’t look like a file, and anything below a project. */
function isRoute(path: string): boolean {
  if (/^\/(?:assets|compute|batch|_emulator)(?:\/|$)/.test(path)) return false
  return path.startsWith('/projects/') || /^\/[\w/-]*$/.test(path)
}

const bytes = (path: string) => Uint8Array.from(readFileSync(path))

function packed(path: string, body: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  if (!PACKABLE.test(path) || body.byteLength < SMALLEST_PACKED) return undefined
  return Uint8Array.from(gzipSync(body, { level: 9 }))
}

/** Files with a hash in their name never change; the page and its configuration aren’t cached. */
function headersOf(path: string, policy: string): Record<string, string> {
  const kept = path.startsWith('/assets/')
  const fresh = path.endsWith('.html') || path === '/config.json'
  return {
    ...SECURITY,
    'content-type': TYPES.get(extname(path)) ?? 'application/octet-stream',
    'content-security-policy': policy,
    'cache-control': kept
      ? 'public, max-age=31536000, immutable'
      : fresh
        ? 'no-store'
        : 'public, max-age=3600',
    vary: 'Accept-Encoding',
  }
}

function send(file: File, request: Request): Response {
  const takesGzip = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')
  if (!takesGzip || !file.packed) return new Response(file.body, { headers: file.headers })
  return new Response(file.packed, { headers: { ...file.headers, 'content-encoding': 'gzip' } })
}

function plain(status: 404 | 405, policy: string): Response {
  const text = status === 404 ? 'Not found' : 'Method not allowed'
  const headers = {
    ...SECURITY,
    'content-type': 'text/plain; charset=utf-8',
    'content-security-policy': policy,
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
