import { closeSync, mkdirSync, openSync, readSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import { APPLICATION_ID, SCHEMA, SCHEMA_VERSION } from './queries.ts'

/** A data file that cannot be used: the message says why, and what to do. */
export class StoreError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StoreError'
  }
}

/** How long another process may take to let go of the file: one that is just ending. */
const LOCK_PATIENCE_MS = 300

/**
 * Opens the data file, and makes it when there is none: the file for its owner alone (0600), as any
 * folder made for it (0700). One process at a time: it stays locked until it is closed.
 * @throws StoreError for a file that is not ours, is newer, is in use or cannot be written; such a
 *   file is left as it is
 */
export function openDatabase(path: string): DatabaseSyncInstance {
  const fresh = createFile(path)
  if (!fresh) checkHeader(path)
  let database: DatabaseSyncInstance | undefined
  try {
    database = new DatabaseSync(path, { timeout: LOCK_PATIENCE_MS })
    prepare(database, path)
    return database
  } catch (error) {
    database?.close()
    throw error instanceof StoreError ? error : explained(path, error)
  }
}

/** Says whether the file is new. */
function createFile(path: string): boolean {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    closeSync(openSync(path, 'wx', 0o600))
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw explained(path, error)
  }
}

/** Where SQLite keeps, in the first bytes of a file, what it is and whose: 4 bytes each. */
const HEADER_LENGTH = 100
const USER_VERSION_AT = 60
const APPLICATION_ID_AT = 68

/** Looks at a file without SQLite, which could change it: by recovering a journal, or a switch to WAL. */
function checkHeader(path: string): void {
  const header = readHeader(path)
  if (header.length === 0) return
  if (header.length < HEADER_LENGTH || header.toString('latin1', 0, 16) !== 'SQLite format 3\0') {
    throw foreign(path, 'It is not an SQLite database.')
  }
  if (header.readUInt32BE(APPLICATION_ID_AT) !== APPLICATION_ID) {
    throw foreign(path, 'It is an SQLite database of another application.')
  }
  checkVersion(path, header.readUInt32BE(USER_VERSION_AT))
}

function readHeader(path: string): Buffer {
  try {
    if (statSync(path).isDirectory()) throw foreign(path, 'It is a directory.')
    const file = openSync(path, 'r')
    try {
      const header = Buffer.alloc(HEADER_LENGTH)
      return header.subarray(0, readSync(file, header, 0, HEADER_LENGTH, 0))
    } finally {
      closeSync(file)
    }
  } catch (error) {
    throw error instanceof StoreError ? error : explained(path, error)
  }
}

function checkVersion(path: string, version: number): void {
  if (version <= SCHEMA_VERSION) return
  throw new StoreError(
    `${path} was written by a newer version of the emulator (its format is ${version}, this one knows ${SCHEMA_VERSION}). ` +
      'It was left as it is: update the emulator, or give it another file.',
  )
}

/**
 * Sets the connection up, and a new file. Its tables come before the switch to WAL, so that the
 * first bytes of the file say whose it is from its first moment on.
 */
function prepare(database: DatabaseSyncInstance, path: string): void {
  database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = FULL; BEGIN EXCLUSIVE')
  const version = Number(pragma(database, 'user_version'))
  checkVersion(path, version)
  if (version === 0) {
    database.exec(SCHEMA)
    database.exec(`PRAGMA application_id = ${APPLICATION_ID}`)
    database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`)
  }
  database.exec('COMMIT')
  if (pragma(database, 'journal_mode = WAL') !== 'wal') {
    throw new StoreError(`${path} cannot be kept safe: write-ahead logging does not work there.`)
  }
}

/**
 * Closes the data file, and lets others use it. Closing alone would not: the library keeps the
 * connection, and with it the lock, until the last prepared statement has been collected.
 */
export function closeDatabase(database: DatabaseSyncInstance): void {
  if (!database.isOpen) return
  // The lock can be let go only outside of WAL; all that is in the log goes to the file with it.
  database.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; PRAGMA user_version')
  database.close()
}

function pragma(database: DatabaseSyncInstance, text: string): unknown {
  const row: unknown = database.prepare(`PRAGMA ${text}`).get()
  return typeof row === 'object' && row ? Object.values(row)[0] : undefined
}

const foreign = (path: string, why: string) =>
  new StoreError(
    `${path} is not a data file of this emulator. ${why} It was left as it is: give the emulator another file, or move this one away.`,
  )

/** What to do about errors of the system and of SQLite. */
function explained(path: string, error: unknown): StoreError {
  const message = error instanceof Error ? error.message : String(error)
  const reason = /locked|busy/i.test(message)
    ? 'another process uses it, perhaps an emulator that is still running. Stop that one, or give this one another file.'
    : /malformed|not a database/i.test(message)
      ? `it is damaged (${message}). Nothing was repaired: restore a copy, or give the emulator another file.`
      : `${message}. Give the emulator a file in a folder that it may write to.`
  return new StoreError(`Cannot open ${path}: ${reason}`, { cause: error })
}

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? error.code : undefined
