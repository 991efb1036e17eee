/**
 * Token exchange (RFC 8693): a provider's token for one of the universe, as workforce identity
 * federation does it (https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token).
 */
import { TIMEOUT } from '../../api/http/early.ts'
import { whyBlocked } from '../../api/http/blocked.ts'
import { withoutSecrets } from '../../api/http/secrets.ts'
import type { Exchange } from '../config/connection.ts'
import type { Grant } from './kind.ts'

const TYPE = 'urn:ietf:params:oauth:token-type'

/**
 * @param subject the provider's identity token, or its access token if it gives no other
 * @param type which of the two it is
 * @throws Error that says why it was refused
 */
export async function exchanged(
  { url, audience, scope, userProject }: Exchange,
  clientId: string,
  subject: string,
  type: 'id_token' | 'access_token' = 'id_token',
): Promise<Grant> {
  const body = new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    audience,
    scope,
    requested_token_type: `${TYPE}:access_token`,
    subject_token: subject,
    subject_token_type: `${TYPE}:${type}`,
    ...(userProject === undefined
      ? { client_id: clientId }
      : { options: JSON.stringify({ userProject }) }),
  })
  const { host, origin } = new URL(url)
  const answer = await fetch(url, {
    method: 'POST',
    body,
    credentials: 'omit',
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT),
  }).catch(() => {
    throw new Error(whyBlocked(origin) ?? `${host}, which exchanges tokens, could not be reached.`)
  })
  const said = Object(await answer.json().catch(() => ({}))) as Record<string, unknown>
  const { access_token: token, expires_in: seconds } = said
  if (answer.ok && typeof token === 'string') {
    return {
      token,
      expires: typeof seconds === 'number' ? Date.now() + seconds * 1000 : undefined,
    }
  }
  const why = [said['error_description'], said['error']].find((each) => typeof each === 'string')
  throw new Error(
    `${host} didn’t exchange the token: ${withoutSecrets(why ?? `HTTP ${answer.status}`, [subject])}`,
  )
}
