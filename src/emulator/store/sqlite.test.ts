import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeDatabase, openDatabase } from './database.ts'
import { StoreError } from './problems.ts'
import * as sql from './queries.ts'
import { SqliteStore } from './sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'sqlite-'))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0
/** SQLite’s page size in bytes. */
const PAGE = 4096
const newPath = () => join(folder, `data-${++files}.db`)
const digest = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

describe('a data file', () => {
  test('is created with its folder, accessible to its owner only', () => {
    const path = join(folder, 'made', 'deep', 'data.db')
    const store = new SqliteStore(path)
    store.put('images', 'p', { name: 'a' })
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(statSync(`${path}-wal`).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'made')).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, 'made', 'deep')).mode & 0o777).toBe(0o700)
    store.close()
  })

  test('keeps what was written, and identifies its application', () => {
    const path = newPath()
    const store = new SqliteStore(path)
    store.put('images', 'p', { name: 'a', description: '名前' } as { name: string })
    store.setMeta('clock', '1')
    store.close()
    store.close()
    const again = new SqliteStore(path)
    expect(again.get('images', 'p', 'a')?.json).toBe('{"name":"a","description":"\\u540d\\u524d"}')
    expect(again.getMeta('clock')).toBe('1')
    again.close()
    const header = readFileSync(path).subarray(0, 100)
    expect(header.readUInt32BE(68)).toBe(sql.APPLICATION_ID)
    expect(header.readUInt32BE(60)).toBe(sql.SCHEMA_VERSION)
  })

  test('is synced to the disk before a write returns', () => {
    const database = openDatabase(newPath())
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
    expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
    closeDatabase(database)
  })

  test('is locked while open, and free once closed', () => {
    const path = newPath()
    const store = new SqliteStore(path)
    expect(() => new SqliteStore(path)).toThrow(/another process uses it/)
    store.put('images', 'p', { name: 'a' })
    store.close()
    const next = new SqliteStore(path)
    expect(next.count('images', 'p')).toBe(1)
    next.close()
  })
})

describe('an unusable file is refused and left untouched', () => {
  const sqliteFile = (statements: string) => {
    const path = newPath()
    const database = new DatabaseSync(path)
    database.exec(statements)
    closeDatabase(database)
    return path
  }
  test.each<[string, () => string, RegExp]>([
    ['text', () => written('hello\n'.repeat(50)), /not an SQLite database.*another file/],
    ['a short file', () => written('SQLite format 3\0'), /not an SQLite database/],
    [
      'some other database',
      () => sqliteFile('CREATE TABLE notes (text)'),
      /of another application.*another file/,
    ],
    [
      'another application’s database',
      () => sqliteFile('PRAGMA application_id = 77; CREATE TABLE resources (a)'),
      /of another application/,
    ],
    [
      'a newer version',
      () =>
        sqliteFile(
          `PRAGMA application_id = ${sql.APPLICATION_ID}; PRAGMA user_version = 99; CREATE TABLE a (b)`,
        ),
      /newer version.*99.*update the emulator/,
    ],
    ['a damaged file of this application', damaged, /damaged.*restore a copy/],
  ])('%s', (_what, make, message) => {
    const path = make()
    chmodSync(path, 0o640)
    const before = [digest(path), statSync(path).mtimeMs, statSync(path).mode]
    expect(() => new SqliteStore(path)).toThrow(StoreError)
    expect(() => new SqliteStore(path)).toThrow(message)
    expect([digest(path), statSync(path).mtimeMs, statSync(path).mode]).toEqual(before)
    expect(existsSync(`${path}-wal`)).toBe(false)
    expect(existsSync(`${path}-journal`)).toBe(false)
  })

  test('one in which any page after the first has been overwritten', () => {
    const path = newPath()
    const store = new SqliteStore(path)
    store.transaction(() => {
      for (let n = 0; n < 300; n++) store.put('images', 'p', { name: `image-${n}` })
    })
    store.close()
    const whole = readFileSync(path)
    const pages = whole.length / PAGE
    expect(pages).toBeGreaterThan(10)
    for (let page = 1; page < pages; page++) {
      const bytes = Buffer.from(whole)
      bytes.fill(page % 2 === 0 ? 0 : 0xff, page * PAGE, (page + 1) * PAGE)
      writeFileSync(path, bytes)
      expect(() => new SqliteStore(path)).toThrow(/^Cannot open .*it is damaged .*restore a copy/)
      expect(readFileSync(path).equals(bytes)).toBe(true)
      expect(existsSync(`${path}-wal`) || existsSync(`${path}-shm`)).toBe(false)
    }
  })

  test('a folder', () => {
    const path = newPath()
    mkdirSync(path)
    expect(() => new SqliteStore(path)).toThrow(/is a directory/i)
  })

  test('what isn’t a file with contents, such as a pipe, which would wait for a writer', async () => {
    const path = newPath()
    const socket = createServer().listen(path)
    await once(socket, 'listening')
    expect(() => new SqliteStore(path)).toThrow(/It is not a regular file\..*another file/)
    socket.close()
  })

  test('a path where no file can be created', () => {
    const path = written('')
    expect(() => new SqliteStore(join(path, 'data.db'))).toThrow(
      /Give the emulator a file in a folder/,
    )
  })

  test('an empty file is treated as new', () => {
    const store = new SqliteStore(written(''))
    expect(store.projects()).toEqual([])
    store.close()
  })

  function written(text: string): string {
    const path = newPath()
    writeFileSync(path, text)
    return path
  }

  /** An emulator’s file whose tables are destroyed from the second page on. */
  function damaged(): string {
    const path = newPath()
    const store = new SqliteStore(path)
    for (let n = 0; n < 50; n++) store.put('images', 'p', { name: `image-${n}` })
    store.close()
    const bytes = readFileSync(path)
    bytes.fill(0xff, 100, 4096)
    const copy = newPath()
    writeFileSync(copy, bytes)
    return copy
  }
})

describe('query plans', () => {
  let database: ReturnType<typeof openDatabase>
  beforeAll(() => {
    database = openDatabase(newPath())
  })
  afterAll(() => closeDatabase(database))

  const plan = (text: string) => {
    const rows = database.prepare(`EXPLAIN QUERY PLAN ${text}`).all() as { detail: string }[]
    return rows.map((row) => row.detail).join('; ')
  }
  const scans = [true, false].flatMap((scoped) =>
    [true, false].flatMap((after) =>
      (['name', 'newest'] as const).map((order) => ({ scoped, after, order })),
    ),
  )

  test.each(scans)('a page is read from one index, in order: %o', ({ order, scoped, after }) => {
    const found = plan(sql.scanQuery(order, scoped, after))
    const index = order === 'name' ? 'PRIMARY KEY' : 'INDEX by_age'
    const range = !after
      ? scoped && order === 'name'
        ? ' AND scope=?'
        : ''
      : order === 'newest'
        ? ' AND (created,id,name,scope)<(?,?,?,?)'
        : scoped
          ? ' AND scope=? AND name>?'
          : ' AND (scope,name)>(?,?)'
    const search = `SEARCH resources USING ${index} (project=? AND kind=?${range})`
    expect(found).toBe(search)
    const joined = plan(sql.joinQuery(sql.scanQuery(order, scoped, after)))
    expect(joined).toBe(`CO-ROUTINE (subquery-1); ${search}; SCAN (subquery-1)`)
  })

  test.each([
    ['a resource by name', sql.GET, 'PRIMARY KEY (project=? AND kind=? AND scope=? AND name=?)'],
    ['a resource by id', sql.GET_BY_ID, 'INDEX by_id (project=? AND kind=? AND id=? AND scope=?)'],
    ['a head', sql.HEAD, 'INDEX by_family (project=? AND head_of=?)'],
    ['a count', sql.COUNT, 'COVERING INDEX by_id (project=? AND kind=?)'],
    ['an update', sql.UPDATE, 'PRIMARY KEY (project=? AND kind=? AND scope=? AND name=?)'],
    ['a delete', sql.DELETE, 'PRIMARY KEY (project=? AND kind=? AND scope=? AND name=?)'],
    ['the end of a project', sql.CLEAR, 'PRIMARY KEY (project=?)'],
  ])('%s is found by index', (_what, text, expected) => {
    expect(plan(text)).toBe(`SEARCH resources USING ${expected}`)
  })

  test('projects are found without reading all rows', () => {
    const found = plan(sql.PROJECTS)
    expect(found).toContain('SEARCH resources USING COVERING INDEX by_id (project>?)')
    expect(found).not.toMatch(/SCAN resources|TEMP B-TREE/)
  })
})
