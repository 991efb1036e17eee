import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DAY, NOW, POLICY, useFamilies } from './testFamilies.ts'

const { folder, emulator, states, retire, withPolicy, inject } = useFamilies()

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
  emulator().store.put('disks', 'p', disk, 'zones/us-central1-a')
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
  expect(denied.code).toBe(2)
  expect((await retire('apply', '--policy', unused, '--yes', '--no-usage')).code).toBe(2)
  expect((await retire('plan', '--policy', unused, '--no-usage')).out).toContain('0 images change')
})
