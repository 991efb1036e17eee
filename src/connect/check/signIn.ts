/** Checks of a connection's `signIn`. */
import { isThisMachine } from '../../api/http/loopback.ts'
import { ConfigError, type GivenSignIn, type SignInSettings } from '../config/connection.ts'
import { hostProblem } from '../config/hosts.ts'
import { matching, object, oneOf, recordOf, text, type Check } from './fields.ts'

const filled = matching(/\S/, 'This is empty.')
const SCOPE = matching(/^[\x21\x23-\x5b\x5d-\x7e ]+$/, 'Not a valid scope.')

const address = text((value) => {
  if (!URL.canParse(value)) return 'Not a valid URL.'
  const { protocol, hostname, username, password, search, hash } = new URL(value)
  if (username || password) return 'Leave out the user name and password.'
  if (search || hash) return 'Leave out “?” or “#” and everything after.'
  if (protocol === 'https:' || (protocol === 'http:' && isThisMachine(hostname))) return null
  return 'Use https. Plain http is only for this machine.'
})

const kind = oneOf(['none', 'token', 'google', 'oidc'])

const KINDS: Record<string, Check> = {
  none: object({ kind }),
  token: object({ kind }),
  google: object({ kind, clientId: filled, scope: SCOPE, writeScope: SCOPE }, ['clientId']),
  oidc: object(
    {
      kind,
      issuer: address,
      clientId: filled,
      scope: SCOPE,
      audience: filled,
      exchange: object({ url: address, audience: filled, scope: SCOPE, userProject: filled }, [
        'audience',
      ]),
    },
    ['issuer', 'clientId'],
  ),
}

export const checkSignIn: Check = (value, field) => {
  const json = recordOf(value, field)
  kind(json['kind'], `${field}.kind`)
  KINDS[String(json['kind'])]?.(value, field)
}

const CLOUD = 'https://www.googleapis.com/auth'

/**
 * Settings that have passed the check, with defaults filled in.
 * @throws ConfigError
 */
export function signInOf(
  given: GivenSignIn,
  field: string,
  { universe, page, isCustom }: { universe: string; page: string; isCustom: boolean },
): SignInSettings {
  const { exchange, ...settings } = given
  if (settings.kind === 'google') {
    if (universe !== 'googleapis.com') {
      throw new ConfigError(`${field}.kind`, `Google accounts don’t exist in ${universe}.`)
    }
    const scopes = { scope: `${CLOUD}/compute.readonly`, writeScope: `${CLOUD}/compute` }
    return { ...scopes, ...settings }
  }
  if (settings.kind !== 'oidc') return settings
  const asked = { scope: 'openid', ...settings }
  if (!exchange?.audience) return asked
  const full = {
    url: `https://sts.${universe}/v1/token`,
    scope: `${CLOUD}/cloud-platform`,
    ...exchange,
    audience: exchange.audience,
  }
  const wrong = hostProblem(full.url, 'sts', universe, page, isCustom)
  if (wrong !== null) throw new ConfigError(`${field}.exchange.url`, wrong)
  return { ...asked, exchange: full }
}
