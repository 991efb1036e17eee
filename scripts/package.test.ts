/** The packed emulator, installed into an empty folder without a network: what docs/emulator.md shows. */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packEmulator } from './lib/package.mjs'

const folder = mkdtempSync(join(tmpdir(), 'package-'))
afterAll(() => rmSync(folder, { recursive: true }))

const execute = promisify(execFile)
/** Runs a program in the folder; rejects with its output if it fails. */
const run = async (program: string, ...args: string[]) => {
  const { stdout, stderr } = await execute(program, args, { cwd: folder })
  return stdout + stderr
}
const write = (name: string, content: string) => writeFileSync(join(folder, name), content)

/** Makes a package of this project available to the folder, as an installation from a registry would. */
function link(name: string): void {
  const path = join(folder, 'node_modules', name)
  if (existsSync(path)) return
  mkdirSync(dirname(path), { recursive: true })
  symlinkSync(resolve('node_modules', name), path)
}

/** The only block of code in docs/emulator.md that starts with this file's name, and in this language. */
function documented(language: string, file: string): string {
  const text = readFileSync('docs/emulator.md', 'utf8')
  const blocks = [...text.matchAll(/^```(\w+)\n((?:\/\/|#) (\S+)\n[^]*?)^```$/gm)]
  const found = blocks.filter(([, one, , name]) => one === language && name === file)
  expect(found).toHaveLength(1)
  return found[0]?.[2] ?? ''
}

beforeAll(async () => {
  await packEmulator(folder)
  write('package.json', '{"private":true,"type":"module"}')
  for (const name of ['@photostructure/sqlite', 'node-addon-api', 'node-gyp-build']) link(name)
  await run(
    'npm',
    'install',
    '--offline',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    './compute-images-emulator-0.1.0.tgz',
  )
}, 120_000)

test('the program keeps its data in a file', async () => {
  const args = ['--port', '0', '--data', 'images.db', '--seed', 'demo']
  for (const expected of [1, 2]) {
    const running = spawn('node_modules/.bin/compute-images-emulator', args, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [ready] = (await once(createInterface(running.stdout), 'line')) as [string]
    const images = `${/http:\S+/.exec(ready)?.[0]}/projects/p/global/images`
    const rawDisk = { source: 'https://storage.googleapis.com/bucket/disk.tar.gz' }
    const response = await fetch(images, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: `image-${expected}`, rawDisk }),
    })
    expect(response.status).toBe(200)
    const { items } = (await (await fetch(images)).json()) as { items: object[] }
    expect(items).toHaveLength(expected)
    running.kill('SIGTERM')
    await once(running, 'exit')
  }
})

test('the library has types of its own', async () => {
  write(
    'use.ts',
    `import { createEmulator, startEmulator, type EmulatorOptions } from 'compute-images-emulator'
     const options: EmulatorOptions = { seed: 'demo', without: ['deprecate'], auth: true }
     const response: Promise<Response> = createEmulator(options).fetch(new Request('http://localhost/'))
     const { url, stop }: { url: string; stop(): Promise<void> } = await startEmulator({ port: 0 })
     // @ts-expect-error -- a misspelled option
     createEmulator({ sed: 'demo' })
     console.log(await response, url, await stop())`,
  )
  const options = ['--strict', '--noEmit', '--module', 'nodenext', '--lib', 'es2023,dom', '--types']
  const tsc = resolve('node_modules/typescript/bin/tsc')
  expect(await run(process.execPath, tsc, ...options, '', 'use.ts')).toBe('')
})

test('the library listens on a port, and refuses wrong options', async () => {
  write(
    'use.mjs',
    `import { createEmulator, startEmulator } from 'compute-images-emulator'
     const { url, stop } = await startEmulator({ seed: 'demo', universe: 's3nsapis.fr' })
     const response = await fetch(url + '/compute/v1/projects/demo-project/global/images/family/web-base')
     console.log((await response.json()).selfLink)
     await stop()
     for (const wrong of [{ seed: 'nosuch' }, { without: ['nosuch'] }])
       try { createEmulator(wrong) } catch (error) { console.log(error.message) }`,
  )
  expect((await run(process.execPath, 'use.mjs')).trim().split('\n')).toEqual([
    expect.stringMatching(/^https:\/\/www\.s3nsapis\.fr\/compute\/v1\/projects\/demo-project\//),
    "There is no seed 'nosuch'.",
    "There is no emulated method 'nosuch'.",
  ])
})

test('the documented Vitest set-up', async () => {
  write('images.test.ts', documented('ts', 'images.test.ts'))
  link('vitest')
  const vitest = resolve('node_modules/vitest/vitest.mjs')
  expect(await run(process.execPath, vitest, 'run', 'images.test.ts')).toMatch(/2 passed/)
})

/** Skips a test if the machine lacks a program, saying so. */
const having = async (program: string, ...args: string[]) =>
  execute(program, args).then(
    () => true,
    () => false,
  )

test('the documented Go set-up', async ({ skip }) => {
  skip(!(await having('go', 'version')), 'Go isn’t installed')
  write('images_test.go', documented('go', 'images_test.go'))
  write('go.mod', 'module images\n')
  expect(await run('go', 'test', './...')).toMatch(/^ok\s/)
}, 120_000)

test('the documented pytest set-up', async ({ skip }) => {
  skip(!(await having('pytest', '--version')), 'pytest isn’t installed')
  write('test_images.py', documented('py', 'test_images.py'))
  expect(await run('pytest', '-q', 'test_images.py')).toMatch(/2 passed/)
})
