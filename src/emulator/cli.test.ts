import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundle } from './testing/bundle.ts'

const folder = mkdtempSync(join(tmpdir(), 'cli-'))
afterAll(() => rmSync(folder, { recursive: true }))
let program: string
beforeAll(async () => {
  program = await bundle(new URL('cli.ts', import.meta.url).pathname, folder)
})

/** Runs the program until it ends by itself. */
async function run(...args: string[]): Promise<{ code: unknown; said: string }> {
  const running = spawn(process.execPath, [program, ...args], { stdio: 'pipe' })
  let said = ''
  running.stdout.on('data', (part) => (said += String(part)))
  running.stderr.on('data', (part) => (said += String(part)))
  const [code] = await once(running, 'close')
  return { code, said }
}

test('it says in a line what is wrong with its arguments', async () => {
  const { code, said } = await run('--seed', 'nosuch')
  expect(said).toBe("--seed takes demo, empty or scale:N, not 'nosuch'.\n")
  expect(code).toBe(2)
})

test('it ends when it cannot listen, also with operations under way', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const address = taken.address()
  const port = typeof address === 'object' && address ? String(address.port) : ''
  const { code, said } = await run('--port', port, '--seed', 'demo')
  taken.close()
  expect(said).toBe('The port is taken. Choose another with --port, or --next-free-port.\n')
  expect(code).toBe(1)
})
