/** The program as a process of its own, against an emulator. */
import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { createEmulator, type Emulator } from '../../src/emulator/emulator.ts'
import { serve, type Listening } from '../../src/emulator/host/node.ts'
import { MemoryStore } from '../../src/emulator/store/memory.ts'
import { bundle } from '../../src/emulator/testing/bundle.ts'

export interface Ended {
  code: unknown
  out: string
  err: string
}

export interface Cli {
  /** Where it runs; deleted after the last test. */
  folder: string
  /** A new one for each test. */
  emulator(): Emulator
  /** The API of the emulator: `http://127.0.0.1:PORT/compute/v1`. */
  apiBase(): string
  /** Starts the program. */
  start(...args: string[]): ChildProcessByStdio<null, Readable, Readable>
  /** Runs the program until it ends. */
  run(...args: string[]): Promise<Ended>
}

/** Bundles the program for the tests of a file. */
export function useCli(): Cli {
  const folder = mkdtempSync(join(tmpdir(), 'retire-'))
  let program: string
  let emulator: Emulator
  let listening: Listening
  beforeAll(async () => {
    program = await bundle(new URL('cli.ts', import.meta.url).pathname, folder)
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  beforeEach(async () => {
    emulator = createEmulator({
      store: new MemoryStore(),
      report: (error) => {
        throw error
      },
    })
    listening = await serve({ emulator, port: 0, host: '127.0.0.1' })
  })
  afterEach(async () => {
    await listening.close()
    emulator.close()
  })
  const start: Cli['start'] = (...args) =>
    spawn(process.execPath, [program, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: folder,
    })
  return {
    folder,
    emulator: () => emulator,
    apiBase: () => `${listening.url}/compute/v1`,
    start,
    async run(...args) {
      const running = start(...args)
      let [out, err] = ['', '']
      running.stdout.on('data', (part) => (out += String(part)))
      running.stderr.on('data', (part) => (err += String(part)))
      const [code] = await once(running, 'close')
      return { code, out, err }
    },
  }
}
