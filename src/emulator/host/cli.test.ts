import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SqliteStore } from '../store/sqlite.ts'
import { bundle } from '../testing/bundle.ts'
import { fromFile, type Body } from '../testing/client.ts'

const folder = mkdtempSync(join(tmpdir(), 'cli-'))
afterAll(() => rmSync(folder, { recursive: true }))
let program: string
beforeAll(async () => {
  program = await bundle(new URL('cli.ts', import.meta.url).pathname, folder)
})

const start = (...args: string[]) =>
  spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })

/** Runs the program until it exits on its own. */
async function run(...args: string[]): Promise<{ code: unknown; said: string }> {
  const running = start(...args)
  let said = ''
  running.stdout.on('data', (part) => (said += String(part)))
  running.stderr.on('data', (part) => (said += String(part)))
  const [code] = await once(running, 'close')
  return { code, said }
}

test('invalid arguments are reported in one line', async () => {
  const { code, said } = await run('--seed', 'nosuch')
  expect(said).toBe("--seed takes demo, empty or scale:N, not 'nosuch'.\n")
  expect(code).toBe(2)
})

test('it exits if it cannot listen, even with pending operations', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const address = taken.address()
  const port = typeof address === 'object' && address ? String(address.port) : ''
  const { code, said } = await run('--port', port, '--seed', 'demo')
  taken.close()
  expect(said).toBe('The port is taken. Choose another with --port, or --next-free-port.\n')
  expect(code).toBe(1)
})

test.skipIf(process.platform !== 'linux')('it reports a folder that can’t be created', async () => {
  const { code, said } = await run('--port', '0', '--data', '/proc/nosuch/data.db')
  expect(said).toContain('Cannot open /proc/nosuch/data.db: ')
  expect(code).toBe(1)
})

test('it reports a data file in use, and changes nothing', async () => {
  const path = join(folder, 'shared.db')
  const store = new SqliteStore(path)
  store.put('images', 'p', { name: 'a' })
  const { code, said } = await run('--port', '0', '--data', path)
  expect(said).toContain('another process uses it')
  expect(code).toBe(1)
  expect(store.count('images', 'p')).toBe(1)
  store.close()
})

test('with --now, its clock starts there, and its data is from that day', async () => {
  const running = start('--port', '0', '--now', '2020-02-29T12:00:00Z')
  const exited = once(running, 'exit')
  const [ready] = (await once(createInterface(running.stdout), 'line')) as [string]
  const url = /http:\S+/.exec(ready)?.[0]
  const images = `${url}/projects/demo-project/global/images`
  const bastion = (await (await fetch(`${images}/family/bastion`)).json()) as Body
  expect(bastion.name).toBe('bastion-20200213')
  const pending = (await (await fetch(`${images}/web-base-arm-v13`)).json()) as Body
  expect(pending.status).toBe('PENDING')
  const { insertTime } = (await insert(images, 'new')) as Body & { insertTime: string }
  expect(insertTime).toMatch(/^2020-02-29T/)
  running.kill('SIGTERM')
  await exited
})

const WRITERS = 8
const INSERTS = 200

interface Answered {
  image: string
  operation: string
}

test('no acknowledged insert is lost by kill -9', async () => {
  const path = join(folder, 'data.db')
  const killAfter = 1 + Math.floor(Math.random() * (INSERTS - 2 * WRITERS))
  const killed = `killed when ${killAfter} inserts were answered`
  const answered = await insertAndKill(path, killAfter)
  expect(answered.length, killed).toBeGreaterThanOrEqual(killAfter)
  // A copy of the files is equivalent to what the killed process left.
  const copy = join(folder, 'copy.db')
  for (const part of ['', '-wal']) copyFileSync(path + part, copy + part)
  for (const left of [path, copy]) {
    const store = new SqliteStore(left)
    const lost = answered.filter(
      ({ image, operation }) =>
        !store.get('images', 'p', image) || !store.get('operations', 'p', operation),
    )
    expect(lost, killed).toEqual([])
    store.close()
  }
})

/**
 * Inserts images concurrently, and kills the emulator once a number of inserts have been
 * acknowledged.
 * @returns the names of all acknowledged ones
 */
async function insertAndKill(path: string, killAfter: number): Promise<Answered[]> {
  const running = start('--port', '0', '--data', path, '--seed', 'empty')
  const exited = once(running, 'exit')
  const [ready] = (await once(createInterface(running.stdout), 'line')) as [string]
  const url = `${/http:\S+/.exec(ready)?.[0]}/projects/p/global/images`
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
