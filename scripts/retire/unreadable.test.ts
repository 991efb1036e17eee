import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { connect } from '../../src/api/http/session.ts'
import { createQueryClient } from '../../src/api/queryClient.ts'
import { apply } from './apply.ts'
import { due } from './due.ts'
import { readOptions } from './options.ts'
import { plan } from './plan.ts'

const folder = mkdtempSync(join(tmpdir(), 'retire-'))
const policy = join(folder, 'policy.json')
writeFileSync(policy, JSON.stringify({ version: 1, preset: 'golden', choose: { families: ['*'] } }))
afterAll(() => rmSync(folder, { recursive: true }))

beforeEach(() => {
  connect({ base: 'http://127.0.0.1:1/compute/v1', universe: 'googleapis.com' })
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const PLAN = ['--policy', policy, '--no-usage', '--yes']

test.each([
  ['plan', plan, PLAN],
  ['apply', apply, PLAN],
  ['due', due, []],
])('%s doesn’t say that nothing is to do if an image couldn’t be read', async (verb, run, args) => {
  const options = readOptions([verb, '--project', 'p', ...args])
  if (options.help) throw new Error('It shows the help.')
  const status = (...items: object[]) => {
    vi.stubGlobal('fetch', async () => Response.json({ items }))
    return run(createQueryClient(), options)
  }
  expect(await status({ name: 'a' })).toBe(0)
  expect(await status({ name: 'a' }, {})).toBe(2)
})
