/** The command line options. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { parseTime } from '../../compute/time.ts'
import { isClockTime } from '../base/clock.ts'
import { methodNamed, type MethodId } from '../http/routes.ts'
import type { OidcOptions } from './oidc.ts'
import { isSafeUrl } from './safeUrl.ts'
import { parseSeed, type Seed } from '../seed/seed.ts'

export const HELP = `The Compute Engine images API, emulated.

  --port N              default: 8087; 0 takes any free one
  --next-free-port      if the port is taken, use the next free one
  --host HOST           default: 127.0.0.1
  --data PATH           keep the data in this file; :memory: (default) keeps it until the exit
  --seed SEED           initial contents of a new store: demo (default), empty or scale:N
  --now TIME            set the clock at startup, as in 2026-11-24T12:00:00Z; it runs from there
  --operation-time MS   duration of an insert (default: 3000); other operations take a fraction of it
  --latency MS          added to every call (default: 0)
  --auth                identify callers by bearer token: ROLE or ROLE:E-MAIL, with ROLE one of
                        owner, editor, viewer, image-user, storage-admin, none
  --auth oidc:ISSUER    verify bearer tokens as JWTs of this OpenID provider; http on this machine only
  --audience TEXT       what the tokens’ aud has to contain; required with oidc
  --role-claim NAME     the claim that names the role, as above (default: role)
  --allow-origin URL    allow this origin besides those of this machine; may be repeated
  --allowed-host HOST   allow this host name besides this machine’s; may be repeated
  --universe DOMAIN     domain of links in responses (default: googleapis.com)
  --without METHODS     methods that the universe lacks, separated by commas: deprecate, disks.list
  --console DIR         also serve the console built in this folder
`

/** What is wrong with the command line, as a sentence. */
class UsageError extends Error {}

/** Parses the command line. @throws Error for which `isUsage` is true, if it is invalid */
export function readOptions(args: string[]) {
  const { values } = parseArgs({
    args: withAuthValue(args),
    strict: true,
    allowPositionals: false,
    options: {
      port: { type: 'string', default: '8087' },
      'next-free-port': { type: 'boolean', default: false },
      host: { type: 'string', default: '127.0.0.1' },
      data: { type: 'string', default: ':memory:' },
      seed: { type: 'string', default: 'demo' },
      now: { type: 'string' },
      'operation-time': { type: 'string', default: '3000' },
      latency: { type: 'string', default: '0' },
      auth: { type: 'string' },
      audience: { type: 'string' },
      'role-claim': { type: 'string' },
      'allow-origin': { type: 'string', multiple: true, default: [] },
      'allowed-host': { type: 'string', multiple: true, default: [] },
      universe: { type: 'string', default: 'googleapis.com' },
      without: { type: 'string', default: '' },
      console: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  return {
    ...values,
    port: readNumber('port', values.port, 65_535),
    latency: readNumber('latency', values.latency, 600_000),
    operationTime: readNumber('operation-time', values['operation-time'], 86_400_000),
    data: readData(values.data),
    seed: readSeed(values.seed),
    allowedOrigins: values['allow-origin'].map(readOrigin),
    allowedHosts: values['allowed-host'].map((host) => asInUrl(readHost('allowed-host', host))),
    host: readHost('host', values.host).replace(/^\[|\]$/g, ''),
    universe: readDomain(values.universe),
    without: readMethods(values.without),
    auth: readAuth(values.auth, values.audience, values['role-claim']),
    now: values.now === undefined ? undefined : readTime(values.now),
    ...(values.console !== undefined && { console: readConsole(values.console) }),
  }
}

/** `--auth` alone means that tokens name a role; the parser demands a value. */
const withAuthValue = (args: string[]) =>
  args.map((arg, at) =>
    arg === '--auth' && !args[at + 1]?.startsWith('oidc:') ? '--auth=role' : arg,
  )

/** @returns whether tokens name a role, or how they are verified */
function readAuth(
  auth: string | undefined,
  audience: string | undefined,
  roleClaim: string | undefined,
): boolean | OidcOptions {
  const issuer = /^oidc:(.*)$/.exec(auth ?? '')?.[1]
  if (issuer === undefined) {
    if (audience !== undefined || roleClaim !== undefined)
      throw new UsageError('--audience and --role-claim go with --auth oidc:ISSUER.')
    if (auth !== undefined && auth !== 'role')
      throw new UsageError(`--auth takes oidc:ISSUER, or nothing, not '${auth}'.`)
    return auth !== undefined
  }
  if (!isSafeUrl(issuer))
    throw new UsageError(
      `--auth takes the https URL of an OpenID provider, or an http URL on this machine, not '${issuer}'.`,
    )
  if (!audience)
    throw new UsageError(
      '--auth oidc:ISSUER needs --audience, what the tokens’ aud has to contain.',
    )
  return { issuer, audience, roleClaim: roleClaim ?? 'role' }
}

function readMethods(text: string): MethodId[] {
  const names = text.split(',').map((name) => name.trim())
  return names
    .filter((name) => name !== '')
    .map((name) => {
      const method = methodNamed(name)
      if (method !== undefined) return method
      throw new UsageError(
        `--without takes methods that are emulated, as in deprecate,disks.list, not '${name}'.`,
      )
    })
}

function readNumber(flag: string, text: string, most: number): number {
  if (/^\d+$/.test(text) && Number(text) <= most) return Number(text)
  throw new UsageError(`--${flag} takes a whole number from 0 to ${most}, not '${text}'.`)
}

function readData(text: string): string {
  if (text !== '') return text
  throw new UsageError('--data takes the path of a file, or :memory:.')
}

function readSeed(text: string): Seed {
  const seed = parseSeed(text)
  if (seed !== null) return seed
  throw new UsageError(`--seed takes demo, empty or scale:N, not '${text}'.`)
}

function readTime(text: string): number {
  const time = parseTime(text)
  if (isClockTime(time)) return time
  throw new UsageError(`--now takes a time of RFC 3339, from 2002 to 2500, not '${text}'.`)
}

function readOrigin(text: string): string {
  if (URL.canParse(text) && new URL(text).origin === text) return text
  throw new UsageError(`--allow-origin takes an origin like https://example.com, not '${text}'.`)
}

/** A host name or address; in requests they are lowercase. */
function readHost(flag: string, text: string): string {
  if (/^(?:[\w-]+(?:\.[\w-]+)*|\[?[\da-f:.]+\]?)$/i.test(text)) return text.toLowerCase()
  throw new UsageError(`--${flag} takes a host name or an address, without port, not '${text}'.`)
}

/** In a URL, an IPv6 address is in brackets. */
const asInUrl = (host: string) => (/^[^[].*:/.test(host) ? `[${host}]` : host)

function readConsole(text: string): string {
  const folder = resolve(text)
  if (existsSync(join(folder, 'index.html'))) return folder
  throw new UsageError(`--console takes the folder of a built console, not '${text}'.`)
}

function readDomain(text: string): string {
  if (/^(?:[a-z0-9-]+\.)+[a-z]+$/.test(text)) return text
  throw new UsageError(`--universe takes a domain like googleapis.com, not '${text}'.`)
}

/** Whether an error is about the command line, including those from the argument parser. */
export const isUsage = (error: unknown) =>
  error instanceof UsageError ||
  (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
