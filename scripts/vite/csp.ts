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

/** What Google Identity Services needs (https://developers.google.com/identity/gsi/web/guides/get-google-api-clientid). */
const GOOGLE = {
  script: ' https://accounts.google.com/gsi/client',
  connect: ' https://accounts.google.com/gsi/',
  frame: 'https://accounts.google.com/gsi/',
  style: ' https://accounts.google.com/gsi/style',
  /** Ours for the script's address, and its own. */
  types: 'google-identity goog#html',
}

/** The fields of config.json that decide what the page may connect to. */
interface Connected {
  apiBase?: string
  signIn?: { kind?: string; issuer?: string; exchange?: { url?: string } }
}

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
          attrs: {
            'http-equiv': 'Content-Security-Policy',
            content: policyFor(JSON.parse(readFileSync('public/config.json', 'utf8')), named),
          },
          injectTo: 'head-prepend',
        },
      ],
    },
  }
}

/**
 * The policy for a configuration: it may connect to its APIs and sign-in providers. It is wider only if
 * a connection signs in with Google.
 * @param config the parsed config.json
 * @param named further addresses
 */
export function policyFor(config: unknown, named: readonly (string | undefined)[] = []): string {
  const file = Object(config) as Connected & { connections?: Connected[] }
  const connections = file.connections ?? [file]
  const addresses = connections.flatMap(({ apiBase, signIn }) => [
    apiBase,
    signIn?.issuer,
    signIn?.exchange?.url,
  ])
  const google = connections.some(({ signIn }) => signIn?.kind === 'google') ? GOOGLE : undefined
  const apis = [...APIS, ...origins([...addresses, ...named])].join(' ')
  return [
    "default-src 'none'",
    `script-src 'self'${google?.script ?? ''}`,
    `style-src 'self' ${EMPTY_STYLE}${google?.style ?? ''}`,
    "style-src-attr 'none'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${apis}${google?.connect ?? ''}`,
    ...(google ? [`frame-src ${google.frame}`] : []),
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${google?.types ?? "'none'"}`,
  ].join('; ')
}

/** The origins of these addresses; a path is on the page's own origin. */
function origins(addresses: readonly (string | undefined)[]): string[] {
  const all = addresses.flatMap((text) => text?.split(/\s+/) ?? [])
  const absolute = all.filter((address) => URL.canParse(address))
  return [...new Set(absolute.map((address) => new URL(address).origin))]
}
