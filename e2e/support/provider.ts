import { createServer, type Server as HttpServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { exportJWK, generateKeyPair } from 'jose'
import { Provider } from 'oidc-provider'

/** The API that tokens are for, and the client that the console is. */
export const AUDIENCE = 'https://compute-images.example'
export const CLIENT = 'console'

/** A real OpenID provider on this machine, whose users sign in with one click. */
export interface OpenIdProvider {
  issuer: string
  /** Pages that the client may be on, once they are known. */
  serve(...origins: string[]): Promise<void>
  /** Whether it issues refresh tokens from now on, and redeems them. */
  refreshes: boolean
  /** The tokens it has issued, of any kind. */
  issued: string[]
  stop(): Promise<void>
}

/** Presses the button that signs in with the provider, and signs in, in the window that opens. */
export async function signInAs(page: Page, user: 'owner' | 'viewer'): Promise<void> {
  const opens = page.waitForEvent('popup')
  await page.getByRole('button', { name: /^Sign in with 127/ }).click()
  const popup = await opens
  const closes = popup.waitForEvent('close')
  await popup.getByRole('link', { name: user }).click()
  await closes
}

/** Starts the provider; it answers after `serve`. Users have the role of their name: `owner`, `viewer`. */
export async function startProvider(): Promise<OpenIdProvider> {
  let handle: ReturnType<Provider['callback']> | undefined
  const issued: string[] = []
  const server: HttpServer = createServer((request, response) => {
    if (request.url === '/token') collect(response, issued)
    if (handle) void handle(request, response)
    else response.writeHead(503).end()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const self: OpenIdProvider = {
    issuer,
    refreshes: true,
    issued,
    serve: async (...origins) => {
      const provider = await configure(issuer, origins, () => self.refreshes)
      handle = provider.callback()
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
  return self
}

/** Collects the tokens of a response of the token endpoint. */
function collect(response: ServerResponse, issued: string[]): void {
  const end = response.end.bind(response)
  response.end = ((chunk: unknown, ...rest: []) => {
    const text = Buffer.isBuffer(chunk) || typeof chunk === 'string' ? String(chunk) : '{}'
    const said = JSON.parse(text || '{}') as Record<string, unknown>
    for (const name of ['access_token', 'refresh_token', 'id_token']) {
      const token = said[name]
      if (typeof token === 'string') issued.push(token)
    }
    return end(chunk, ...rest)
  }) as typeof response.end
}

async function configure(
  issuer: string,
  origins: readonly string[],
  refreshes: () => boolean,
): Promise<Provider> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = { ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: 'one' }
  const provider: Provider = new Provider(issuer, {
    jwks: { keys: [jwk] },
    cookies: { keys: ['only for tests'] },
    clients: [
      {
        client_id: CLIENT,
        token_endpoint_auth_method: 'none',
        id_token_signed_response_alg: 'ES256',
        redirect_uris: origins.map((origin) => `${origin}/signed-in.html`),
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ],
    clientBasedCORS: (_context, origin) => origins.includes(origin),
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: `${id}@example.com` }),
    }),
    extraTokenClaims: (_context, token) =>
      'accountId' in token
        ? { role: token.accountId, email: `${token.accountId}@example.com` }
        : {},
    issueRefreshToken: refreshes,
    // The client is the company's own: nobody is asked for consent.
    loadExistingGrant: async ({ oidc }) => {
      const accountId = oidc.session?.accountId
      const grant = new provider.Grant({ clientId: CLIENT, ...(accountId && { accountId }) })
      grant.addOIDCScope('openid')
      grant.addResourceScope(AUDIENCE, 'compute')
      await grant.save()
      return grant
    },
    interactions: { url: (_context, { uid }) => `/sign-in/${uid}` },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      resourceIndicators: {
        enabled: true,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: 'compute',
          audience: AUDIENCE,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
  })
  provider.use(async (context, next) => {
    const [, as] = /^\/sign-in\/[^/]+\/(\w+)$/.exec(context.path) ?? []
    if (as !== undefined) {
      const login = { accountId: as }
      await provider.interactionFinished(context.req, context.res, { login })
      context.respond = false
      return
    }
    if (!context.path.startsWith('/sign-in/')) return next()
    const users = ['owner', 'viewer'].map(
      (user) => `<a href="${context.path}/${user}">${user}</a> `,
    )
    context.body = `<!doctype html><title>Sign in</title>${users.join('')}`
  })
  return provider
}
