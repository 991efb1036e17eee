import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SqliteStore } from './store/sqlite.ts'
import { bundle } from './testing/bundle.ts'
import { fromFile, type Body } from './testing/client.ts'

const WRITERS = 8
const INSERTS = 200

const folder = mkdtempSync(join(tmpdir(), 'killed-'))
afterAll(() => rmSync(folder, { recursive: true }))
let program: string
beforeAll(async () => {
  program = await bundle(new URL('cli.ts', import.meta.url).pathname, folder)
})

type Running = ChildProcessByStdio<null, Readable, Readable>

/** Starts the emulator on a data file. */
const start = (path: string): Running =>
  spawn(process.execPath, [program, '--port', '0', '--data', path, '--seed', 'empty'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })

/** Where it answers, once it says so. */
async function addressOf(running: Running): Promise<string> {
  for await (const line of createInterface(running.stdout)) {
    const [url] = /http:\S+/.exec(line) ?? []
    if (url !== undefined) return url
  }
  throw new Error('The emulator did not start.')
}

interface Answered {
  image: string
  operation: string
}

/**
 * Inserts images, several at a time, and kills the emulator as soon as so many inserts are answered.
 * @returns all that were answered
 */
async function insertAndKill(path: string, killAfter: number): Promise<Answered[]> {
  const running = start(path)
  const exited = once(running, 'exit')
  const url = `${await addressOf(running)}/projects/p/global/images`
  const answered: Answered[] = []
  let next = 0
  const write = async () => {
    while (next < INSERTS) {
      const image = `image-${next++}`
      const { name } = await insert(url, image)
      answered.push({ image, operation: name })
      if (answered.length === killAfter) running.kill('SIGKILL')
    }
  }
  await Promise.allSettled(Array.from({ length: WRITERS }, write))
  running.kill('SIGKILL')
  expect(await exited).toEqual([null, 'SIGKILL'])
  return answered
}

async function insert(url: string, name: string): Promise<Body> {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify(fromFile(name))
  const answer = await fetch(url, { method: 'POST', headers, body })
  expect(answer.status).toBe(200)
  return (await answer.json()) as Body
}

test('no insert that was answered is lost', async () => {
  const path = join(folder, 'data.db')
  const killAfter = 1 + Math.floor(Math.random() * (INSERTS - 2 * WRITERS))
  const answered = await insertAndKill(path, killAfter)
  expect(answered.length).toBeGreaterThanOrEqual(killAfter)
  // What the killed process left is also what a copy of its files holds.
  const copy = join(folder, 'copy.db')
  for (const part of ['', '-wal']) copyFileSync(path + part, copy + part)
  for (const left of [path, copy]) {
    const store = new SqliteStore(left)
    const lost = answered.filter(
      ({ image, operation }) =>
        !store.get('images', 'p', image) || !store.get('operations', 'p', operation),
    )
    expect(lost).toEqual([])
    store.close()
  }
})

test('a second process is told who has the file, and changes nothing', async () => {
  const path = join(folder, 'shared.db')
  const store = new SqliteStore(path)
  store.put('images', 'p', { name: 'a' })
  const second = start(path)
  const exited = once(second, 'exit')
  let said = ''
  for await (const part of second.stderr) said += String(part)
  expect(await exited).toEqual([1, null])
  expect(said).toContain('another process uses it')
  expect(store.count('images', 'p')).toBe(1)
  store.close()
})
