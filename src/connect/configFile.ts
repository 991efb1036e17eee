/**
 * `config.json`, next to index.html. A file for one connection without options is read here; anything
 * else by `check`, which is loaded only then, and before the first request.
 */
import { BASE } from '../browser/base.ts'
import { PROJECT } from '../compute/names.ts'
import { PROTECTION_LABEL } from '../compute/protection.ts'
import { COLORS, ConfigError, ONLY, type Config } from './config/connection.ts'
import { placeName } from './config/place.ts'

/** The most characters of a configuration: a larger file is something else. */
const LONGEST = 65_536

/**
 * Fetches the file.
 * @returns the parsed JSON
 * @throws ConfigError if there is none, or if it is too large; Error if that can't be known
 */
async function fetchConfig(): Promise<unknown> {
  const answer = await fetch(`${BASE}config.json`).catch(() => unread('the network failed'))
  if (answer.status === 404) throw new ConfigError('the file', 'The server answered 404.')
  if (!answer.ok) unread(`the server answered ${answer.status}`)
  const text = await answer.text().catch(() => unread('the network failed'))
  if (text.length > LONGEST) throw new ConfigError('the file', 'It is larger than 64 kB.')
  try {
    return JSON.parse(text)
  } catch {
    throw new ConfigError('the file', 'It is not JSON.')
  }
}

function unread(why: string): never {
  throw new Error(`config.json could not be read: ${why}.`)
}

/**
 * The configuration for this page's URL.
 * @throws ConfigError; UnknownConnection; Error if the file can't be read
 */
export async function readConfig(): Promise<Config> {
  const file = await fetchConfig()
  const plain = placeName() === undefined && !import.meta.env.VITE_API_BASE && plainConfig(file)
  return plain || (await import('./check/current.ts')).currentConfig(file)
}

const PLAIN = ['apiBase', 'project', 'label', 'color']
const OWN_PATH = /^(?:\/[\w-]+)*\/compute\/v1$/

/** @returns undefined for anything but a valid file for an API on this page's own server */
export function plainConfig(file: unknown, page = location.href): Config | undefined {
  const json = Object(file) as Record<string, unknown>
  const { apiBase, project, label = '', color = 'none' } = json
  const known = COLORS.find((each) => each === color)
  if (
    Object.keys(json).some((key) => !PLAIN.includes(key)) ||
    typeof apiBase !== 'string' ||
    !OWN_PATH.test(apiBase) ||
    typeof project !== 'string' ||
    !PROJECT.test(project) ||
    typeof label !== 'string' ||
    label.length > 60 ||
    !known
  )
    return undefined
  const connection = {
    name: ONLY,
    label,
    color: known,
    apiBase: new URL(apiBase, page).href,
    universe: 'googleapis.com',
    projects: [project] as const,
    signIn: { kind: 'none' } as const,
    without: [],
    headers: {},
    limits: {},
  }
  return { connection, protectionLabel: PROTECTION_LABEL, file }
}
