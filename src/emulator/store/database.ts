import { closeSync, existsSync, mkdirSync, openSync, readSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import { APPLICATION_ID, SCHEMA, SCHEMA_VERSION } from './queries.ts'
import { cannotOpen, codeOf, damaged, foreign, StoreError } from './problems.ts'

/** How long to wait for another process, which may be just exiting, to release the file. */
const LOCK_PATIENCE_MS = 300

/**
 * Opens the data file, creating it if needed: readable by its owner only (0600), like any folder
 * created for it (0700). Only one process at a time: it stays locked until it is closed.
 * @throws StoreError for a file that is not an emulator’s, is from a newer version, damaged, in use or
 *   not writable; such a file is left untouched
 */
export function openDatabase(path: string): DatabaseSyncInstance {
  const fresh = createFile(path)
  let database: DatabaseSyncInstance | undefined
  try {
    if (!fresh && holdsData(path)) checkPages(path)
    database = new DatabaseSync(path, { timeout: LOCK_PATIENCE_MS })
    prepare(database, path)
    return database
  } catch (error) {
    database?.close()
    if (fresh) rmSync(path, { force: true })
    throw error instanceof StoreError ? error : cannotOpen(path, error)
  }
}

/** @returns whether the file is new */
function createFile(path: string): boolean {
  try {
    createFolder(dirname(path))
    closeSync(openSync(path, 'wx', 0o600))
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw cannotOpen(path, error)
  }
}

/** Node’s own recursion never ends where folders can’t be created, as in /proc. */
function createFolder(path: string): void {
  if (existsSync(path)) return
  createFolder(dirname(path))
  mkdirSync(path, { mode: 0o700 })
}

/** Offsets in SQLite’s file header of its version and application id, 4 bytes each. */
const HEADER_LENGTH = 100
const USER_VERSION_AT = 60
const APPLICATION_ID_AT = 68

/**
 * Inspects a file without SQLite, which could change it by recovering a journal or switching to WAL.
 * @returns whether it has any content
 */
function holdsData(path: string): boolean {
  const header = readHeader(path)
  if (header.length === 0) return false
  if (header.length < HEADER_LENGTH || header.toString('latin1', 0, 16) !== 'SQLite format 3\0') {
    throw foreign(path, 'It is not an SQLite database.')
  }
  if (header.readUInt32BE(APPLICATION_ID_AT) !== APPLICATION_ID) {
    throw foreign(path, 'It is an SQLite database of another application.')
  }
  checkVersion(path, header.readUInt32BE(USER_VERSION_AT))
  return true
}

/**
 * Reads every page of a file once, read-only, and refuses the file if any part can’t be read:
 * otherwise the emulator would serve what is left, and write on top of it. 2 ms for the demo data,
 * 60 ms for 100,000 images. `integrity_check`, which also compares the indexes with the table, takes
 * seven times as long; neither detects a changed character within a text.
 */
function checkPages(path: string): void {
  // A journal left by a process killed while opening or closing. Only a writer can roll it back.
  if (existsSync(`${path}-journal`)) return
  // Readers share the index of the log in a file. If the last writer was killed, this reader
  // creates that file and can’t remove it.
  const index = `${path}-shm`
  const shared = existsSync(index)
  const database = new DatabaseSync(path, { readOnly: true, timeout: LOCK_PATIENCE_MS })
  try {
    let found = ''
    database.function('tell', (text: unknown) => void (found = String(text)))
    // Not prepared: a statement would keep the connection and its lock alive.
    database.exec('SELECT tell(quick_check) FROM pragma_quick_check LIMIT 1')
    if (found !== 'ok') throw damaged(path, firstLine(found))
  } finally {
    database.close()
    if (!shared) rmSync(index, { force: true })
  }
}

/** The database name that reports start with. */
const firstLine = (report: string) => report.replace(/^\*{3}.*\n/, '').split('\n', 1)[0] ?? report

function readHeader(path: string): Buffer {
  try {
    const found = statSync(path)
    if (found.isDirectory()) throw foreign(path, 'It is a directory.')
    // A pipe would wait for a writer; beside a device, SQLite would leave a journal.
    if (!found.isFile()) throw foreign(path, 'It is not a regular file.')
    const file = openSync(path, 'r')
    try {
      const header = Buffer.alloc(HEADER_LENGTH)
      return header.subarray(0, readSync(file, header, 0, HEADER_LENGTH, 0))
    } finally {
      closeSync(file)
    }
  } catch (error) {
    throw error instanceof StoreError ? error : cannotOpen(path, error)
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
 * Sets up the connection and, for a new file, its tables. They come before the switch to WAL, so that
 * the file’s header identifies it from the start.
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
 * Closes the data file and unlocks it. Closing alone wouldn’t unlock it: the library keeps the
 * connection, and with it the lock, until the last prepared statement has been garbage-collected.
 */
export function closeDatabase(database: DatabaseSyncInstance): void {
  if (!database.isOpen) return
  // The lock can only be released outside WAL mode; leaving it writes the whole log to the file.
  database.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; PRAGMA user_version')
  database.close()
}

function pragma(database: DatabaseSyncInstance, text: string): unknown {
  const row: unknown = database.prepare(`PRAGMA ${text}`).get()
  return typeof row === 'object' && row ? Object.values(row)[0] : undefined
}
