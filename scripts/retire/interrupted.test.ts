import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { useFamilies } from './testFamilies.ts'

const {
  folder,
  emulator,
  put,
  image,
  images,
  states,
  startWithPolicy,
  retire,
  withPolicy,
  inject,
  hit,
} = useFamilies()

const applying = () => startWithPolicy('apply', '--yes', '--rate', '1000')
const deprecated = () =>
  Object.entries(states()).flatMap(([name, state]) => (state === 'DEPRECATED' ? name : []))

test('a run goes on when nobody reads what it prints', async () => {
  const { id } = inject({ kind: 'hold', method: 'images.deprecate', count: 1 })
  const running = applying()
  await hit(id)
  running.stdout.destroy()
  running.stderr.destroy()
  emulator().faults.release(id)
  const [code] = await once(running, 'exit')
  expect(code).toBe(0)
  expect(deprecated()).toHaveLength(9)
})

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'after %s, changes in progress are waited for and recorded, and no others made',
  async (signal) => {
    const { id } = inject({ kind: 'hold', method: 'images.deprecate', count: 4 })
    const running = applying()
    let out = ''
    running.stdout.on('data', (part) => (out += String(part)))
    await hit(id)
    running.kill(signal)
    emulator().faults.release(id)
    const [code] = await once(running, 'close')
    expect(code).toBe(2)
    expect(out).toMatch(/\d done, 0 failed, 0 skipped, 0 not known, [1-9] not started\./)
    expect(deprecated().length).toBeLessThan(9)
  },
)

test('a plan that nobody reads ends with its status, without a stack trace', async () => {
  const running = startWithPolicy('plan')
  let err = ''
  running.stderr.on('data', (part) => (err += String(part)))
  running.stdout.destroy()
  const [code] = await once(running, 'close')
  expect([code, err]).toEqual([2, ''])
})

/** Kills a run of which four changes are made, and waited for. */
async function killWaiting(journal: string): Promise<void> {
  const { id } = inject({ kind: 'hold', method: 'globalOperations.wait', count: 4 })
  await killAfter(journal, () => hit(id, 4))
}

/** Starts a run, and kills it after that. */
async function killAfter(journal: string, held: () => Promise<unknown>): Promise<void> {
  const running = startWithPolicy('apply', '--yes', '--rate', '1000', '--journal', journal)
  await held()
  running.kill('SIGKILL')
  await once(running, 'close')
  emulator().faults.clear('p')
}

test('after a kill, undo finds out which changes were made, and undoes those', async () => {
  const before = images()
  const journal = join(folder, 'killed.jsonl')
  // Of the four in flight, one isn't sent yet, and the end of the others isn't known.
  const unsent = inject({ kind: 'hold', method: 'images.get', count: 1 })
  const sent = inject({ kind: 'hold', method: 'globalOperations.wait', count: 3 })
  await killAfter(journal, () => Promise.all([hit(unsent.id), hit(sent.id, 3)]))
  const lines = readFileSync(journal, 'utf8').trimEnd().split('\n')
  expect(lines.map((line) => (JSON.parse(line) as { kind: string }).kind)).toEqual(
    Array.from({ length: 4 }, () => 'intent'),
  )
  await expect.poll(deprecated).toHaveLength(3)
  const undone = await retire('undo', '--yes', '--rate', '1000', '--journal', journal)
  expect(undone).toMatchObject({ code: 0, err: '' })
  expect(undone.out).toContain('3 done, 0 failed, 0 skipped, 0 not known')
  expect(images()).toEqual(before)
})

test('what was changed again after a kill is left as it is', async () => {
  const journal = join(folder, 'changed.jsonl')
  await killWaiting(journal)
  await expect.poll(deprecated).toHaveLength(4)
  const [name = ''] = deprecated()
  put({ ...image(name), deprecated: { state: 'OBSOLETE' } })
  const { code, out } = await retire('undo', '--yes', '--rate', '1000', '--journal', journal)
  expect(out).toContain(`${name}  skipped: it is now OBSOLETE (was DEPRECATED)`)
  expect(out).toContain('3 done, 0 failed, 1 skipped')
  expect(code).toBe(2)
  expect(states()[name]).toBe('OBSOLETE')
})

test('a change whose outcome can’t be found out is left alone, with the reason', async () => {
  const journal = join(folder, 'unknown.jsonl')
  await killWaiting(journal)
  const refusal = { status: 401, reason: 'authError', message: 'Who?' }
  inject({ kind: 'status', method: 'globalOperations.list', count: 9, ...refusal })
  const { code, err } = await retire('undo', '--yes', '--journal', journal)
  expect(err).toMatch(/app-v\d: not undone: its outcome isn’t known\. .*Who\?/)
  expect(code).toBe(2)
})

test('a change that can’t be read back is recorded with the change that undoes it', async () => {
  const before = images()
  const journal = join(folder, 'unread.jsonl')
  const { id } = inject({ kind: 'hold', method: 'globalOperations.wait', count: 1 })
  const running = withPolicy('apply', '--yes', '--rate', '1000', '--journal', journal)
  await hit(id)
  const refusal = { status: 401, reason: 'authError', message: 'Who?' }
  inject({ kind: 'status', method: 'images.get', count: 100, ...refusal })
  emulator().faults.release(id)
  expect((await running).code).toBe(2)
  emulator().faults.clear('p')
  expect(deprecated().length).toBeGreaterThan(0)
  const undone = await retire('undo', '--yes', '--rate', '1000', '--journal', journal)
  expect(undone).toMatchObject({ code: 0, err: '' })
  expect(images()).toEqual(before)
})
