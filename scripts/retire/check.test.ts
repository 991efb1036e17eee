import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Image } from '../../src/compute/schema.ts'
import { useCli } from './testCli.ts'

const DOC = readFileSync('docs/conventions.md', 'utf8')
const [EXAMPLE = ''] = [...DOC.matchAll(/^```json\n(.*?)^```/gms)].map(([, text]) => text)
const COMMANDS = [...DOC.matchAll(/^npm run retire -- (.*)$/gm)].map(([, args = '']) => args)

const cli = useCli()
beforeAll(() => writeFileSync(join(cli.folder, 'conventions.json'), EXAMPLE))

const GOOD = { labels: { team: 'web', env: 'prod' }, description: 'Debian 12' }
const KEY = { imageEncryptionKey: { kmsKeyName: 'projects/p/locations/l/keyRings/r/cryptoKeys/k' } }
let id = 0
function put(name: string, more: Partial<Image>): void {
  id += 1
  cli.emulator().store.put('images', 'p', {
    name,
    id: String(id),
    status: 'READY',
    creationTimestamp: new Date(1.7e12 + id * 1000).toISOString(),
    ...more,
  })
}

beforeEach(() => {
  put('web-app-v1', { family: 'web-app', ...GOOD, ...KEY })
  put('db-v1', { family: 'db-main', ...GOOD })
})

/** Runs a command of the documentation, or one like it. */
const run = (args: string) =>
  cli.run(
    ...args
      .replace(/\bP\b/, 'p')
      .replace(/\bURL\b/, cli.apiBase())
      .split(' '),
  )

const [TEXT = '', JSON_TOO = ''] = COMMANDS

test('if all images follow the rules, it says so and returns 0', async () => {
  expect(await run(TEXT)).toEqual({
    code: 0,
    err: '',
    out: expect.stringContaining(
      'Label env: prod or staging. Active images: none breaks it\n',
    ) as unknown,
  })
})

test('what breaks a rule is listed with what would fix it, and returns 2', async () => {
  put('web-app-v2', { family: 'web-app', ...GOOD, labels: { team: 'web' } })
  put('web-app-old', { family: 'web-app', deprecated: { state: 'DEPRECATED' } })
  put('loose', GOOD)
  const { code, out, err } = await run(TEXT)
  expect(err).toBe('')
  expect(code).toBe(2)
  expect(out).toContain('  web-app-v2  missing  → Add env=prod\n')
  expect(out).toContain('  web-app-v2  Google-managed key\n')
  expect(out).toContain('Family: web-* or db-*. Active images (error): 1\n  loose  no family\n')
  expect(out).toMatch(/2 of 4 images break a rule\.\n$/)
  expect(out).not.toContain('web-app-old')

  const json = await run(JSON_TOO)
  expect(json.code).toBe(2)
  expect(JSON.parse(json.out)).toMatchObject({
    version: 1,
    project: 'p',
    checked: 4,
    broken: 2,
    rules: expect.arrayContaining([
      {
        rule: 'rules.0.labels.env',
        level: 'warning',
        title: 'Label env',
        wanted: 'prod or staging',
        images: [
          {
            image: 'web-app-v2',
            is: null,
            mend: { kind: 'label', key: 'env', value: 'prod' },
          },
        ],
        unknown: [],
      },
    ]) as unknown,
  })
})

test('too many active images name the one that replaces them', async () => {
  for (const version of [2, 3, 4]) {
    put(`web-app-v${version}`, { family: 'web-app', ...GOOD, ...KEY })
  }
  const { out } = await run(TEXT)
  expect(out).toContain('  web-app-v1  4 active  → Deprecate\n')
  expect(JSON.parse((await run(JSON_TOO)).out)).toMatchObject({
    rules: expect.arrayContaining([
      expect.objectContaining({
        rule: 'rules.1.mostActive',
        images: [
          {
            image: 'web-app-v1',
            is: '4',
            mend: { kind: 'deprecate', replacement: 'web-app-v4' },
          },
        ],
      }),
    ]) as unknown,
  })
})

test.each([
  ['no rules', 'check --project P --api-base URL', /Name the rules: --rules FILE/],
  [
    'no such file',
    'check --rules none.json --project P --api-base URL',
    /^--rules: none\.json: There is no such file\.$/m,
  ],
  [
    'a misspelled field',
    'check --rules wrong.json --project P --api-base URL',
    /wrong\.json: rules\.0\.lables: There is no such field\. Did you mean labels\?/,
  ],
  ['a format it doesn’t have', `${TEXT} --format csv`, /text, json for check/],
])('%s is an error', async (_, args, message) => {
  writeFileSync(join(cli.folder, 'wrong.json'), '{ "version": 1, "rules": [{ "lables": {} }] }')
  expect(await run(args)).toEqual({
    code: 1,
    out: '',
    err: expect.stringMatching(message) as unknown,
  })
})
