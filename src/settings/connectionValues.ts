/** What the form of a connection has in its fields, and the connection that they make. */
import type { SignInKind } from '../api/http/session.ts'
import { readConnection } from '../connect/check/config.ts'
import {
  ConfigError,
  type ConnectionSettings,
  type GivenSignIn,
} from '../connect/config/connection.ts'
import type { OwnConnection } from '../connect/config/own.ts'

/** All of them text, as typed; those of another kind of sign-in stay, but aren’t used. */
export interface ConnectionValues {
  name: string
  apiBase: string
  projects: string
  universe: string
  signIn: SignInKind
  clientId: string
  issuer: string
  scope: string
  audience: string
  /** The audience of the token exchange. */
  workforce: string
  userProject: string
}

export type ConnectionField = keyof ConnectionValues

export function valuesOf(editing: ConnectionSettings | undefined): ConnectionValues {
  const { name = '', apiBase = '', projects = [], universe = 'googleapis.com' } = editing ?? {}
  const { kind = 'none', clientId = '', issuer = '', audience = '' } = editing?.signIn ?? {}
  const { scope, exchange } = editing?.signIn ?? {}
  return {
    name,
    apiBase,
    projects: projects.join(', '),
    universe,
    signIn: kind,
    clientId,
    issuer,
    scope: kind === 'oidc' && scope !== undefined ? scope : 'openid',
    audience,
    workforce: exchange?.audience ?? '',
    userProject: exchange?.userProject ?? '',
  }
}

/** @param customHost its host is a proxy that the person trusts */
export const ownOf = (values: ConnectionValues, customHost: boolean): OwnConnection => ({
  name: values.name.trim(),
  apiBase: values.apiBase.trim(),
  ...(customHost && { customHost }),
  universe: values.universe.trim(),
  projects: values.projects.split(/[\s,]+/).filter(Boolean),
  signIn: signInOf(values),
})

function signInOf(values: ConnectionValues): GivenSignIn {
  const { signIn: kind } = values
  const clientId = values.clientId.trim()
  if (kind === 'google') return { kind, clientId }
  if (kind !== 'oidc') return { kind }
  const exchange = given({ audience: values.workforce, userProject: values.userProject })
  return {
    kind,
    issuer: values.issuer.trim(),
    clientId,
    ...given({ scope: values.scope, audience: values.audience }),
    ...(Object.keys(exchange).length > 0 && { exchange }),
  }
}

/** Those that were filled in. */
const given = (texts: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]) => (text.trim() ? [[key, text.trim()]] : [])),
  )

/** Where the check names a field by another name, or by its path in `signIn`. */
const FIELD_OF: Readonly<Record<string, ConnectionField>> = {
  name: 'name',
  apiBase: 'apiBase',
  projects: 'projects',
  universe: 'universe',
  signIn: 'signIn',
  'signIn.kind': 'signIn',
  'signIn.clientId': 'clientId',
  'signIn.issuer': 'issuer',
  'signIn.scope': 'scope',
  'signIn.audience': 'audience',
  'signIn.exchange.audience': 'workforce',
  'signIn.exchange.url': 'workforce',
  'signIn.exchange.userProject': 'userProject',
}

/**
 * Checks a connection like those of the configuration.
 * @returns it as it will be used; or the field that is wrong, and why
 */
export function checkedOwn(
  own: OwnConnection,
  page: string,
): { connection: ConnectionSettings } | { field: ConnectionField; why: string } {
  try {
    return { connection: readConnection(own, 'own.', page) }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    const path = error.field.replace(/^own\./, '').replace(/\.\d+$/, '')
    const why = error.message.replace('say so with customHost', 'tick the box below')
    return { field: FIELD_OF[path] ?? 'apiBase', why }
  }
}
