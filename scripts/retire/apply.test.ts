import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { POLICY, useFamilies } from './testFamilies.ts'

const { folder, emulator, put, image, images, states, heads, retire, withPolicy, inject } =
  useFamilies()

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

test('an undo of a run that changed nothing says so', async () => {
  const journal = join(folder, 'nothing.jsonl')
  writeFileSync(journal, '')
  expect(await retire('undo', '--journal', journal)).toEqual({
    code: 0,
    out: 'Nothing to undo.\n',
    err: '',
  })
})

test('an undo that moves a head makes one change at a time, so that none overtakes another', async () => {
  const journal = join(folder, 'heads.jsonl')
  await withPolicy('apply', '--yes', '--rate', '1000', '--journal', journal)
  // With no active image left, each one that is restored becomes the head, at least for a moment.
  for (const name of ['web-v4', 'web-v5', 'web-v6']) {
    put({ ...image(name), deprecated: { state: 'OBSOLETE' } })
  }
  inject({ kind: 'delay', method: 'globalOperations.wait', count: 1, ms: 500 })
  const { code, out } = await retire('undo', '--yes', '--rate', '50', '--journal', journal)
  expect(out).toContain('9 done, 0 failed, 0 skipped')
  expect(code).toBe(0)
  expect(await heads()).toEqual(['app-v6', 'base-v6', 'web-v3'])
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
  expect(emulator().store.count('operations', 'p')).toBe(8)
  expect(Object.values(states()).filter((state) => state === 'DEPRECATED')).toHaveLength(8)
  // The next run makes the remaining changes.
  expect((await withPolicy('apply', '--yes', '--rate', '1000')).code).toBe(0)
  expect(Object.values(states()).filter((state) => state === 'DEPRECATED')).toHaveLength(9)
})

test('an image changed by someone else meanwhile is skipped, with the reason', async () => {
  const { id } = inject({ kind: 'hold', method: 'images.get', count: 1 })
  const running = withPolicy('apply', '--yes', '--rate', '1000')
  while (
    emulator()
      .faults.all()
      .every((fault) => fault.id !== id || fault.consumed === 0)
  ) {
    // Until the first image is read again.
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  put({ ...image('app-v1'), labels: { keep: 'audit' } })
  emulator().faults.release(id)
  const { code, out } = await running
  expect(out).toContain('app-v1  skipped: label keep=audit was added')
  expect(out).toContain('8 done, 0 failed, 1 skipped')
  expect(code).toBe(2)
  expect(states()['app-v1']).toBe('ACTIVE')
})

test('what a limit puts off is left to do: apply says so as plan does, until a run has done the rest', async () => {
  const limited = join(folder, 'limited.json')
  writeFileSync(limited, JSON.stringify({ ...POLICY, limits: { ...POLICY.limits, changes: 8 } }))
  const args = ['--policy', limited, '--yes', '--rate', '1000']
  const first = await retire('apply', ...args)
  expect(first.out).toContain('1 put off')
  expect(first.out).toContain('8 done, 0 failed')
  expect(first.code).toBe(2)
  expect((await retire('plan', '--policy', limited)).code).toBe(2)
  const second = await retire('apply', ...args)
  expect(second.out).toContain('1 done, 0 failed')
  expect(second.code).toBe(0)
  expect((await retire('plan', '--policy', limited)).code).toBe(0)
})

test('only the changes of a saved plan that are still planned are applied', async () => {
  const saved = join(folder, 'plan.json')
  writeFileSync(saved, (await withPolicy('plan', '--json')).out)
  put({ ...image('app-v1'), id: '77' })
  const { code, out, err } = await retire('apply', '--policy', saved, '--yes', '--rate', '1000')
  expect(err).toContain('app-v1: not as in the saved plan, so it is left alone.')
  expect(out).toContain('8 done')
  expect(code).toBe(2)
  expect(states()['app-v1']).toBe('ACTIVE')
})

test('what was done of a saved plan, as by a run that was killed, is no difference to it', async () => {
  const saved = join(folder, 'twice.json')
  writeFileSync(saved, (await withPolicy('plan', '--json')).out)
  for (let run = 1; run <= 2; run++) {
    const ended = await retire('apply', '--policy', saved, '--yes', '--rate', '1000')
    expect(ended).toMatchObject({ code: 0, err: '' })
  }
})

test('images marked deleted long enough are deleted for good, after their recipes are saved', async () => {
  put({
    ...image('web-v1'),
    deprecated: { state: 'DELETED' },
    sourceDisk: 'projects/p/zones/z/disks/d',
  })
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
