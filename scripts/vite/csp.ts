import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

/**
 * SHA-256 of the empty text: MUI's style tags are empty, and their rules are inserted by script.
 */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"

/** Where an API may be: Google's universes, or an emulator on this machine. */
const APIS = [
  'https://*.googleapis.com',
  'https://*.s3nsapis.fr',
  'http://localhost:*',
  'http://127.0.0.1:*',
]

/**
 * Writes the Content-Security-Policy into the built index.html, for servers that send none. A
 * policy in the page can't include `frame-ancestors`, so the console itself refuses to run in a
 * frame.
 * @param named further API addresses that the build allows: `VITE_API_BASE`, `VITE_API_ORIGINS`
 */
export function contentSecurityPolicy(...named: (string | undefined)[]): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: policy(origins(named)) },
          injectTo: 'head-prepend',
        },
      ],
    },
  }
}

function policy(apis: string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${EMPTY_STYLE}`,
    "style-src-attr 'none'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${[...APIS, ...apis].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}

/**
 * The origins of these addresses and of the one in config.json; a path is on the page's own origin.
 */
function origins(named: (string | undefined)[]): string[] {
  const config = JSON.parse(readFileSync('public/config.json', 'utf8')) as { apiBase?: string }
  const addresses = [config.apiBase, ...named].flatMap((text) => text?.split(/\s+/) ?? [])
  const absolute = addresses.filter((address) => URL.canParse(address))
  return [...new Set(absolute.map((address) => new URL(address).origin))]
}
