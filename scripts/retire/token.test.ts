import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { useFamilies } from './testFamilies.ts'

const { folder, emulator, withPolicy, inject, hit } = useFamilies()

const token = join(folder, 'token')
const journal = join(folder, 'token.jsonl')
const apply = () =>
  withPolicy('apply', '--yes', '--rate', '1000', '--token-file', token, '--journal', journal)

const READS = ['images.get', 'images.getFromFamily', 'images.list', 'globalOperations.wait']

/** Refuses the next calls of a method, as if the token had expired. */
const expire = (method: string, count: number) =>
  inject({ kind: 'status', method, count, status: 401, reason: 'authError', message: 'Expired.' })

/** Runs `apply`, and does something while its first changes are held. */
async function applyWhile(count: number, work: () => void) {
  rmSync(journal, { force: true })
  writeFileSync(token, 'first')
  const { id } = inject({ kind: 'hold', method: 'images.deprecate', count })
  const running = apply()
  await hit(id, count)
  work()
  emulator().faults.release(id)
  return running
}

test('a token that is refused is read again from its file, and the run goes on', async () => {
  const { code, out, err } = await applyWhile(1, () => {
    // One: a fault knows no tokens, and would refuse the new one, too.
    expire('images.deprecate', 1)
    writeFileSync(`${token}.new`, 'second')
    renameSync(`${token}.new`, token)
  })
  expect(out).toContain('9 done, 0 failed')
  expect([code, err]).toEqual([0, ''])
})

test('if the file has no other token, the run stops and says what to do', async () => {
  const { code, out, err } = await applyWhile(4, () => {
    for (const method of ['images.deprecate', ...READS]) expire(method, 1000)
  })
  expect(out).toContain('4 done, 4 failed, 0 skipped, 0 not known, 1 not started.')
  expect(err).toBe(`Write a new token to ${token}, then try again.\n`)
  expect(code).toBe(2)
  const results = readFileSync(journal, 'utf8').match(/"result":\{"kind":"\w+"/g) ?? []
  expect(results.toSorted()).toEqual([...Array(4).fill(DONE), ...Array(4).fill(FAILED)])
})

const [DONE, FAILED] = ['"result":{"kind":"done"', '"result":{"kind":"failed"']
