/**
 * The Content-Security-Policy of the page and the headers that go with it, from its configuration. The build,
 * `npm run configure` and the tests take them from here. Uses nothing but Node itself.
 */

/** SHA-256 of the empty text: MUI's style tags are empty, and their rules are inserted by script. */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"

/** What Google Identity Services needs (https://developers.google.com/identity/gsi/web/guides/get-google-api-clientid). */
const GOOGLE = {
  script: ' https://accounts.google.com/gsi/client',
  /** Signing out revokes the token, at an address that Google's page doesn't list. */
  connect: ' https://accounts.google.com/gsi/ https://oauth2.googleapis.com/revoke',
  frame: 'https://accounts.google.com/gsi/',
  style: ' https://accounts.google.com/gsi/style',
  /** Ours for the script's address, and its own. */
  types: 'google-identity goog#html',
}

/**
 * The fields of a connection that decide what the page may do.
 * @typedef {{
 *   apiBase?: string,
 *   universe?: string,
 *   signIn?: { kind?: string, issuer?: string, exchange?: { url?: string } },
 * }} Connection
 */

/**
 * The policy for a configuration: the page may connect to its own server, the APIs, the sign-in
 * providers and the token services of its connections, and to nothing else. Scripts of others are
 * allowed only if a connection signs in with Google.
 * @param {unknown} config the parsed config.json
 * @param {readonly string[]} [also] further sources: origins, or patterns as `https://*.example.com`
 * @param {boolean} [google] connections that people add may sign in with Google, too
 * @returns {string} without `frame-ancestors`, which a page can't set
 * @throws Error if an address of the configuration isn't safe
 */
export function policyFor(config, also = [], google = false) {
  const more = google || connectionsOf(config).some(usesGoogle) ? GOOGLE : undefined
  const sources = ["'self'", ...also, ...originsOf(connectionsOf(config).flatMap(addresses))]
  return [
    "default-src 'none'",
    `script-src 'self'${more?.script ?? ''}`,
    `style-src 'self' ${EMPTY_STYLE}${more?.style ?? ''}`,
    "style-src-attr 'none'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${[...new Set(sources)].join(' ')}${more?.connect ?? ''}`,
    ...(more ? [`frame-src ${more.frame}`] : []),
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${more?.types ?? "'none'"}`,
  ].join('; ')
}

/**
 * Headers of every response, besides `Cache-Control` and what only the server knows.
 * @param {string} policy the one for the configuration
 * @returns {Record<string, string>}
 */
export function headersFor(policy) {
  return {
    'Content-Security-Policy': `${policy}; frame-ancestors 'none'`,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    // Google's window reports to the page that opened it.
    'Cross-Origin-Opener-Policy': policy.includes(GOOGLE.frame)
      ? 'same-origin-allow-popups'
      : 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  }
}

/**
 * The origins of these addresses; a path is on the page's own origin, which needs no mention.
 * @param {readonly (string | undefined)[]} list
 * @returns {string[]} sorted, each once
 * @throws Error if one is neither https nor on this machine, or is an IPv6 address
 */
export function originsOf(list) {
  const absolute = list.filter((address) => address !== undefined && !/^\/(?!\/)/.test(address))
  return [...new Set(absolute.map((address) => originOf(String(address))))].sort()
}

/**
 * @param {unknown} config
 * @returns {Connection[]}
 */
function connectionsOf(config) {
  const file = Object(config)
  return Array.isArray(file.connections) ? file.connections : [file]
}

/** @param {Connection} connection */
const usesGoogle = ({ signIn }) => signIn?.kind === 'google'

/**
 * The token service is its universe's if none is named.
 * @param {Connection} connection
 */
const addresses = ({ apiBase, universe = 'googleapis.com', signIn }) => [
  apiBase,
  signIn?.issuer,
  signIn?.exchange && (signIn.exchange.url ?? `https://sts.${universe}`),
]

/** @param {string} address */
function originOf(address) {
  const url = URL.canParse(address) ? new URL(address) : undefined
  // Browsers ignore such a source (https://www.w3.org/TR/CSP3/#grammardef-host-part), and the policy then blocks it.
  if (url?.hostname.startsWith('[')) {
    throw new Error(`${address} must have a host name: a policy can’t allow an IPv6 address.`)
  }
  const isLoopback = /^(?:localhost|127(?:\.\d+){3})$/.test(url?.hostname ?? '')
  // Within a policy, these would be patterns, or end the directive.
  const isPlain = url && !url.username && !url.password && !/[*;,\s']/.test(url.origin)
  if (isPlain && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback))) {
    return url.origin
  }
  throw new Error(`${address} must be an https address, or http on this machine.`)
}
