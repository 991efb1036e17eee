/**
 * What this page's Content-Security-Policy allows. `npm run configure` writes it for the connections of
 * the configuration, into the page and the headers of its server; a page can read the first only.
 */
import type { ConnectionSettings } from './connection.ts'

const META = 'meta[http-equiv="Content-Security-Policy"]'

const written = () => document.querySelector(META)?.getAttribute('content') ?? null

/** The sources of a directive; undefined without a policy, where everything is allowed. */
const sources = (directive: string, policy: string | null): string[] | undefined =>
  policy
    ?.split('; ')
    .find((each) => each.startsWith(`${directive} `))
    ?.split(' ')
    .slice(1)

/** Whether Google's script for signing in may be loaded. */
export const allowsGoogle = (policy = written()): boolean =>
  sources('trusted-types', policy)?.includes('google-identity') ?? true

/**
 * The flags of `npm run configure` that allow what a connection needs and the policy doesn't have.
 * @param page the page's own URL
 */
export function missingFlags(
  { apiBase, signIn }: Pick<ConnectionSettings, 'apiBase' | 'signIn'>,
  policy = written(),
  page = location.href,
): string[] {
  const allowed = sources('connect-src', policy)?.map(patternOf)
  const needed = [apiBase, signIn.issuer, signIn.exchange?.url].flatMap((address) =>
    address === undefined ? [] : [new URL(address, page).origin],
  )
  const others = [...new Set(needed)].filter(
    (origin) =>
      origin !== new URL(page).origin && allowed?.every((pattern) => !pattern.test(origin)),
  )
  return [
    ...(signIn.kind === 'google' && !allowsGoogle(policy) ? ['--google'] : []),
    ...others.map((origin) => `--also ${origin}`),
  ]
}

/** A source that is an origin, with `*.` for any subdomain and `:*` for any port; others match no origin. */
const patternOf = (source: string): RegExp =>
  new RegExp(
    `^${source
      .replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replace('//*', '//[^/]+')
      .replace(':*', '(?::\\d+)?')}$`,
  )
