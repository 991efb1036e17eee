import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createEmulator, type Emulator } from '../../src/emulator/emulator.ts'
import type { Fault } from '../../src/emulator/http/faults.ts'
import { serve, type Listening } from '../../src/emulator/host/node.ts'
import { MemoryStore } from '../../src/emulator/store/memory.ts'
import { bundle } from '../../src/emulator/testing/bundle.ts'
import type { Image } from '../../src/compute/schema.ts'

const folder = mkdtempSync(join(tmpdir(), 'retire-'))
afterAll(() => rmSync(folder, { recursive: true }))
let program: string
beforeAll(async () => {
  program = await bundle(new URL('cli.ts', import.meta.url).pathname, folder)
})

const DAY = 86_400_000
const NOW = Date.now()
const FAMILIES = ['app', 'base', 'web']
const PER_FAMILY = 6
const policy = join(folder, 'policy.json')
const POLICY = {
  version: 1,
  preset: 'golden',
  choose: { families: ['*'] },
  keep: { newest: 3, of: 'all' },
  limits: { changes: 1000, percent: 100 },
}
writeFileSync(policy, JSON.stringify(POLICY))

let emulator: Emulator
let listening: Listening
beforeEach(async () => {
  emulator = createEmulator({
    store: new MemoryStore(),
    report: (error) => {
      throw error
    },
  })
  for (const family of FAMILIES) {
    for (let age = 0; age < PER_FAMILY; age++) {
      emulator.store.put('images', 'p', {
        name: `${family}-v${PER_FAMILY - age}`,
        id: String(1000 * (FAMILIES.indexOf(family) + 1) - age),
        family,
        status: 'READY',
        labels: {},
        labelFingerprint: '42WmSpB8rSM=',
        creationTimestamp: new Date(NOW - 5 * age * DAY).toISOString(),
      } as Image)
    }
  }
  listening = await serve({ emulator, port: 0, host: '127.0.0.1' })
})
afterEach(async () => {
  await listening.close()
  emulator.close()
})

interface Ended {
  code: unknown
  out: string
  err: string
}

async function retire(verb: string, ...args: string[]): Promise<Ended> {
  const base = ['--project', 'p', '--api-base', `${listening.url}/compute/v1`]
  const running = spawn(process.execPath, [program, verb, ...base, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: folder,
  })
  let [out, err] = ['', '']
  running.stdout.on('data', (part) => (out += String(part)))
  running.stderr.on('data', (part) => (err += String(part)))
  const [code] = await once(running, 'close')
  return { code, out, err }
}
const withPolicy = (verb: string, ...args: string[]) => retire(verb, '--policy', policy, ...args)
const images = (): Image[] =>
  [...emulator.store.scan('images', 'p', { order: 'name', limit: 1000 })].map(
    ({ json }) => JSON.parse(json) as Image,
  )
const states = () =>
  Object.fromEntries(images().map(({ name, deprecated }) => [name, deprecated?.state ?? 'ACTIVE']))
async function heads(): Promise<unknown[]> {
  return Promise.all(
    FAMILIES.map(async (family) => {
      const url = `${listening.url}/compute/v1/projects/p/global/images/family/${family}`
      return ((await (await fetch(url)).json()) as Image).name
    }),
  )
}
const inject = (fault: object) => emulator.faults.inject({ project: 'p', ...fault } as Fault)

test('a plan shows what would change and why, and changes nothing', async () => {
  const before = states()
  const { code, out, err } = await withPolicy('plan')
  expect(err).toBe('')
  expect(code).toBe(2)
  expect(out).toContain('In 3 families, every image except the newest 3 is deprecated')
  expect(out).toContain('app: keeps 3 of 6, resolves to app-v6')
  expect(out).toContain(
    'app-v3  active → deprecated  [changes] beyond the newest 3; replaced 10 days ago (deprecated at 0)',
  )
  expect(out).toContain('app-v6  active  [stays] head of the family; newest 1 of 3')
  expect(out).toContain('9 images change, 0 put off')
  expect(states()).toEqual(before)
  const json = JSON.parse((await withPolicy('plan', '--json')).out) as { outcomes: object }
  expect(json.outcomes).toMatchObject({ change: 9, stays: 9 })
  expect((await withPolicy('plan', '--format', 'gcloud')).out).toMatch(
    /^#!\/bin\/sh\n(?:.*\n)*gcloud compute|CLOUDSDK/,
  )
  expect((await withPolicy('plan', '--format', 'csv')).out.split('\r\n')).toHaveLength(20)
})

test('apply follows the plan, moves no head, and can be undone from the journal', async () => {
  const before = images()
  const resolved = await heads()
  const journal = join(folder, 'all.jsonl')
  const { code, out, err } = await withPolicy(
    'apply',
    '--yes',
    '--rate',
    '1000',
    '--journal',
    journal,
  )
  expect(err).toBe('')
  expect(out).toContain('9 done, 0 failed, 0 skipped, 0 not known, 0 not started.')
  expect(code).toBe(0)
  expect(await heads()).toEqual(resolved)
  expect(states()).toMatchObject({
    'app-v4': 'ACTIVE',
    'app-v3': 'DEPRECATED',
    'web-v1': 'DEPRECATED',
  })
  expect((await withPolicy('plan')).code).toBe(0)
  expect((await withPolicy('apply', '--yes')).code).toBe(0)
  const lines = readFileSync(journal, 'utf8').trimEnd().split('\n')
  expect(lines).toHaveLength(18)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    kind: 'intent',
    requestId: expect.any(String),
  })
  const undone = await retire('undo', '--yes', '--rate', '1000', '--journal', journal)
  expect(undone.out).toContain('9 done, 0 failed')
  expect(undone.code).toBe(0)
  expect(images()).toEqual(before)
})

test('without --yes or a terminal, nothing is changed', async () => {
  const before = states()
  const { code, err } = await withPolicy('apply')
  expect(code).toBe(1)
  expect(err).toContain('Change 9 images of p? There is no terminal to ask on: pass --yes.')
  expect(states()).toEqual(before)
})

test('refusals, lost responses and failures: each image is reported correctly, and nothing is done twice', async () => {
  inject({
    kind: 'status',
    method: 'images.deprecate',
    count: 2,
    status: 429,
    reason: 'rateLimitExceeded',
    retryAfter: '0',
  })
  inject({ kind: 'lost', method: 'images.deprecate', count: 1 })
  inject({
    kind: 'status',
    method: 'images.deprecate',
    count: 1,
    status: 400,
    reason: 'invalid',
    message: 'No.',
  })
  const journal = join(folder, 'faults.jsonl')
  const { code, out } = await withPolicy('apply', '--yes', '--rate', '1000', '--journal', journal)
  expect(out).toContain('8 done, 1 failed, 0 skipped, 0 not known')
  expect(out).toContain('failed: No.')
  expect(code).toBe(2)
  expect(emulator.store.count('operations', 'p')).toBe(8)
  expect(Object.values(states()).filter((state) => state === 'DEPRECATED')).toHaveLength(8)
  // The next run makes the remaining changes.
  expect((await withPolicy('apply', '--yes', '--rate', '1000')).code).toBe(0)
  expect(Object.values(states()).filter((state) => state === 'DEPRECATED')).toHaveLength(9)
})

test('an image changed by someone else meanwhile is skipped, with the reason', async () => {
  const { id } = inject({ kind: 'hold', method: 'images.get', count: 1 })
  const running = withPolicy('apply', '--yes', '--rate', '1000')
  while (emulator.faults.all().every((fault) => fault.id !== id || fault.consumed === 0)) {
    // oxlint-disable-next-line no-await-in-loop -- until the first image is read again
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const held = images().find(({ name }) => name === 'app-v1')
  emulator.store.put('images', 'p', { ...held, name: 'app-v1', labels: { keep: 'audit' } } as Image)
  emulator.faults.release(id)
  const { code, out } = await running
  expect(out).toContain('app-v1  skipped: label keep=audit was added')
  expect(out).toContain('8 done, 0 failed, 1 skipped')
  expect(code).toBe(2)
  expect(states()['app-v1']).toBe('ACTIVE')
})

test('only the changes of a saved plan that are still planned are applied', async () => {
  const saved = join(folder, 'plan.json')
  writeFileSync(saved, (await withPolicy('plan', '--json')).out)
  const kept = images().find(({ name }) => name === 'app-v1')
  emulator.store.put('images', 'p', { ...kept, id: '77', name: 'app-v1' })
  const { code, out, err } = await retire('apply', '--policy', saved, '--yes', '--rate', '1000')
  expect(err).toContain('app-v1: not as in the saved plan, so it is left alone.')
  expect(out).toContain('8 done')
  expect(code).toBe(0)
  expect(states()['app-v1']).toBe('ACTIVE')
})

test('images marked deleted long enough are deleted for good, after their recipes are saved', async () => {
  const bin = images().find(({ name }) => name === 'web-v1')
  emulator.store.put('images', 'p', {
    ...bin,
    name: 'web-v1',
    deprecated: { state: 'DELETED' },
    sourceDisk: 'projects/p/zones/z/disks/d',
  } as Image)
  const removing = join(folder, 'removing.json')
  const limits = { ...POLICY.limits, removals: 5 }
  const ages = { deprecated: null, obsolete: null, deleted: null, removed: 15 }
  writeFileSync(removing, JSON.stringify({ ...POLICY, limits, ages }))
  const refused = await retire('apply', '--policy', removing)
  expect(refused.err).toContain('Change 1 image of p, and delete all of them for good?')

  const recipes = join(folder, 'recipes.json')
  writeFileSync(recipes, '')
  const args = ['--policy', removing, '--yes', '--recipes']
  expect(await retire('apply', ...args, recipes)).toMatchObject({
    code: 1,
    err: expect.stringContaining('EEXIST'),
  })
  expect(states()).toHaveProperty('web-v1')

  const other = join(folder, 'other.json')
  const { code, out } = await retire('apply', ...args, other)
  expect(out).toContain(`Recipes: ${other}`)
  expect(out).toContain('web-v1  marked deleted → deleted for good  done')
  expect(code).toBe(0)
  expect(states()).not.toHaveProperty('web-v1')
  expect(JSON.parse(readFileSync(other, 'utf8'))).toMatchObject({
    images: [{ name: 'web-v1', insert: { family: 'web' }, deprecated: { state: 'DELETED' } }],
  })
})

test('for another day, use read now counts as read that day', async () => {
  const strict = join(folder, 'strict.json')
  writeFileSync(strict, JSON.stringify({ ...POLICY, protect: { useUnknown: 'block' } }))
  const on = new Date(NOW + 90 * DAY).toISOString()
  const { code, out } = await retire('plan', '--policy', strict, '--on', on)
  expect(out).toContain('9 images change')
  expect(out).not.toContain('its use was last checked')
  expect(code).toBe(2)
})

test('only images not seen in use, and none if their use isn’t known', async () => {
  const unused = join(folder, 'unused.json')
  writeFileSync(unused, JSON.stringify({ ...POLICY, choose: { families: ['*'], use: 'none' } }))
  const disk = { name: 'd', sourceImage: 'projects/p/global/images/web-v1' }
  emulator.store.put('disks', 'p', disk, 'zones/us-central1-a')
  const { code, out } = await retire('plan', '--policy', unused)
  expect(out).toContain('every image except the newest 3 that isn’t seen in use is deprecated')
  expect(out).toMatch(/web-v1 {2}active {2}\[not chosen\] .*in use by 1 disk, checked just now/)
  expect(out).toContain('8 images change')
  expect(code).toBe(2)

  const message = 'Required permission.'
  const reason = 'forbidden'
  inject({ kind: 'status', method: 'disks.aggregatedList', count: 9, status: 403, reason, message })
  const denied = await retire('plan', '--policy', unused)
  expect(denied.out).toContain('0 images change')
  expect(denied.out).toMatch(/web-v2 .*\[not known\].*disks.aggregatedList couldn’t be read/)
  expect(denied.code).toBe(0)
  expect((await retire('plan', '--policy', unused, '--no-usage')).out).toContain('0 images change')
})

test('lists what is due', async () => {
  const image = images().find(({ name }) => name === 'web-v1')
  const deprecated = {
    state: 'DEPRECATED',
    obsolete: new Date(NOW - 3 * DAY).toISOString(),
    deleted: new Date(NOW + 3 * DAY).toISOString(),
    replacement: 'projects/p/global/images/gone',
  }
  emulator.store.put('images', 'p', { ...image, name: 'web-v1', deprecated })
  const { code, out } = await retire('due')
  expect(code).toBe(2)
  expect(out).toContain('1 image overdue\n  web-v1  deprecated → obsolete  planned for ')
  expect(out).toContain('1 due in the next 7 days')
  expect(out).toContain('gone doesn’t exist, so warnings about web-v1 lead nowhere. Use web-v6.')
  expect((await retire('due', '--format', 'ics')).out).toContain('SUMMARY:Mark deleted: web-v1\r\n')
})

test.each<[string, string[], RegExp]>([
  ['no policy', ['plan'], /Name a policy/],
  ['no such file', ['plan', '--policy', 'nosuch.json'], /ENOENT/],
  [
    'an invalid policy',
    ['plan', '--policy', 'wrong.json'],
    /wrong\.json: keep\.newst: .*Did you mean keep\.newest\?/,
  ],
  ['an unknown flag', ['plan', '--polcy', 'x'], /--polcy/],
  ['no such verb', ['retire'], /plan, apply, undo, due/],
  ['another day', ['apply', '--policy', 'policy.json', '--on', '2027-01-01'], /--on is for plan/],
])('%s is an error', async (_, args, message) => {
  writeFileSync(join(folder, 'wrong.json'), JSON.stringify({ ...POLICY, keep: { newst: 3 } }))
  const [verb = '', ...rest] = args
  const { code, err } = await retire(verb, ...rest)
  expect(err).toMatch(message)
  expect(code).toBe(1)
})

test('a journal is never overwritten, and a refused token is an error', async () => {
  const journal = join(folder, 'there.jsonl')
  writeFileSync(journal, '')
  const { code, err } = await withPolicy('apply', '--yes', '--journal', journal)
  expect([code, err]).toEqual([1, expect.stringContaining('EEXIST')])
  inject({
    kind: 'status',
    method: 'images.list',
    count: 9,
    status: 401,
    reason: 'authError',
    message: 'Who?',
  })
  expect(await withPolicy('plan')).toMatchObject({
    code: 1,
    err: expect.stringContaining('Who?'),
  })
})
