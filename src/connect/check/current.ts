/** All connections, from the file and from this browser, and the one that the URL asks for. */
import { ConfigError, type Config, type ConnectionSettings } from '../config/connection.ts'
import { UnknownConnection } from '../config/unknown.ts'
import { nameOf, readOwn } from '../config/own.ts'
import { placeName } from '../config/place.ts'
import { parseConfig, readConnection, type WholeConfig } from './config.ts'

/** An own connection that can't be used any more: an update, or the file, has new rules. */
export interface Unusable {
  /** As stored. */
  stored: unknown
  /** Undefined if it has none. */
  name: string | undefined
  why: string
}

export interface AllConnections extends WholeConfig {
  /** Those of the file, then the person's own. */
  all: readonly ConnectionSettings[]
  unusable: readonly Unusable[]
}

/**
 * All connections.
 * @param file the parsed configuration file
 * @throws ConfigError
 */
export function allConnections(
  file: unknown,
  page = location.href,
  stored = readOwn(),
): AllConnections {
  const config = parseConfig(file, page, import.meta.env.VITE_API_BASE || undefined)
  const all: ConnectionSettings[] = [...config.connections]
  const unusable: Unusable[] = []
  for (const json of config.addConnections ? stored : []) {
    try {
      const own = readConnection(json, 'connection.', page)
      if (all.some(({ name }) => name === own.name)) {
        throw new ConfigError('name', 'Another connection has this name.')
      }
      all.push({ ...own, label: own.label || 'Custom endpoint', color: 'custom', isOwn: true })
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error
      unusable.push({ stored: json, name: nameOf(json), why: error.message })
    }
  }
  return { ...config, all, unusable }
}

/**
 * The configuration of this page.
 * @throws ConfigError; UnknownConnection
 */
export function currentConfig(file: unknown, asked = placeName()): Config {
  const { all, connections, protectionLabel } = allConnections(file)
  const connection = asked === undefined ? connections[0] : all.find(({ name }) => name === asked)
  if (!connection) throw new UnknownConnection(asked ?? '', all)
  return { connection, protectionLabel, file }
}
