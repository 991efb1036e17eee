import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Image } from '../../src/compute/schema.ts'
import { DAY, NOW, POLICY, useFamilies } from './testFamilies.ts'

const { folder, put, image, retire, withPolicy, inject } = useFamilies()

test('lists what is due', async () => {
  const deprecated = {
    state: 'DEPRECATED',
    obsolete: new Date(NOW - 3 * DAY).toISOString(),
    deleted: new Date(NOW + 3 * DAY).toISOString(),
    replacement: 'projects/p/global/images/gone',
  }
  put({ ...image('web-v1'), deprecated })
  const { code, out } = await retire('due')
  expect(code).toBe(2)
  expect(out).toContain('1 image overdue\n  web-v1  deprecated → obsolete  planned for ')
  expect(out).toContain('1 due in the next 7 days')
  expect(out).toContain('gone doesn’t exist, so warnings about web-v1 lead nowhere. Use web-v6.')
  const calendar = await retire('due', '--format', 'ics')
  expect(calendar.out).toContain('SUMMARY:Mark deleted: web-v1\r\n')
  expect(calendar.code).toBe(2)
})

test('with nothing to do, the status of what is due is 0 in every format', async () => {
  expect((await retire('due')).code).toBe(0)
  expect((await retire('due', '--format', 'ics')).code).toBe(0)
})

test.each([
  ['dates', { state: 'DEPRECATED', obsolete: 'next spring' }, '1 with unreadable dates'],
  ['replacements', { state: 'OBSOLETE', replacement: 5 }, '1 with an unreadable replacement'],
])(
  '%s that can’t be read may be due: that is not “nothing to do”',
  async (_, deprecated, words) => {
    put({ ...image('web-v1'), deprecated } as unknown as Image)
    const { code, out } = await retire('due')
    expect(out).toContain(`${words}: web-v1\n`)
    expect(out).toContain('0 images overdue')
    expect(code).toBe(2)
    expect((await retire('due', '--format', 'ics')).code).toBe(2)
  },
)

test.each<[string, string[], RegExp]>([
  ['no policy', ['plan'], /Name a policy/],
  [
    'no such file',
    ['plan', '--policy', 'nosuch.json'],
    /^--policy: nosuch\.json: There is no such file\.$/m,
  ],
  ['a folder as policy', ['plan', '--policy', '.'], /^--policy: \.: It is a folder\.$/m],
  ['a folder as rules', ['check', '--rules', '.'], /^--rules: \.: It is a folder\.$/m],
  ['a folder as journal', ['undo', '--journal', '.'], /^--journal: \.: It is a folder\.$/m],
  ['a folder as token', ['due', '--token-file', '.'], /^--token-file: \.: It is a folder\.$/m],
  [
    'an invalid policy',
    ['plan', '--policy', 'wrong.json'],
    /wrong\.json: keep\.newst: .*Did you mean keep\.newest\?/,
  ],
  ['an unknown flag', ['plan', '--polcy', 'x'], /--polcy/],
  ['no such verb', ['retire'], /plan, apply, undo, due/],
  ['no server of its own', ['due', '--api-base', '/compute/v1'], /--api-base: Start with https/],
  ['an empty token', ['due', '--token-file', 'empty'], /--token-file: empty: It is empty/],
  ['two tokens', ['due', '--token-file', 'two'], /--token-file: two: A token has only plain/],
  ['another day', ['apply', '--policy', 'policy.json', '--on', '2027-01-01'], /--on is for plan/],
])('%s is an error', async (_, args, message) => {
  writeFileSync(join(folder, 'wrong.json'), JSON.stringify({ ...POLICY, keep: { newst: 3 } }))
  writeFileSync(join(folder, 'empty'), '\n')
  writeFileSync(join(folder, 'two'), 'a-secret\nanother\n')
  const [verb = '', ...rest] = args
  const { code, err } = await retire(verb, ...rest)
  expect(err).toMatch(message)
  expect(err).not.toContain('secret')
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
