import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { useFamilies } from './testFamilies.ts'

const { emulator, states, startWithPolicy, inject } = useFamilies()

/** Resolves when a call has hit the fault. */
async function hit(id: string): Promise<void> {
  const isHit = () =>
    emulator()
      .faults.all()
      .some((fault) => fault.id === id && fault.consumed > 0)
  while (!isHit()) await wait(5)
}

const applying = () => startWithPolicy('apply', '--yes', '--rate', '1000')
const deprecated = () => Object.values(states()).filter((state) => state === 'DEPRECATED')

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
