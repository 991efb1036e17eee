import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ApiError } from '../http/error.ts'
import { mergeLabels } from '../../compute/changes/labelMerge.ts'
import type { Image, Labels } from '../../compute/schema.ts'
import { withoutFields } from '../../compute/unread.ts'
import { saveLabels } from './saveLabels.ts'

const refused = (message: string) =>
  new ApiError({ failure: 'http', status: 412, reason: 'conditionNotMet', message })
const stale = () => refused('Labels fingerprint either invalid or resource labels have changed')

/** A service with one image, which someone else changes before some of the requests. */
function service(start: Labels, others: readonly (Labels | undefined)[] = []) {
  let labels = start
  let version = 1
  const left = [...others]
  const sent: Labels[] = []
  return {
    labels: () => labels,
    sent,
    ports: {
      send(wish: Labels, fingerprint: string) {
        const other = left.shift()
        if (other) [labels, version] = [other, version + 1]
        if (fingerprint !== String(version)) return Promise.reject(stale())
        ;[labels, version] = [wish, version + 1]
        sent.push(wish)
        return Promise.resolve('sent')
      },
      read: (): Promise<Image> =>
        Promise.resolve({ name: 'i', labels, labelFingerprint: String(version) }),
    },
  }
}

const edit = (base: Labels, mine: Labels) => ({ base, fingerprint: '1', mine })

test('no one interferes: sent once', async () => {
  const api = service({ a: '1' })
  expect(await saveLabels(edit({ a: '1' }, { a: '2' }), api.ports)).toEqual({
    kind: 'saved',
    sent: 'sent',
    news: [],
  })
  expect(api.labels()).toEqual({ a: '2' })
})

test('labels that can’t all be read are not replaced', async () => {
  const api = service({ a: '1', b: '2' }, [{ a: '1', b: '3' }])
  const read = async () => withoutFields(await api.ports.read(), [['labels', 'b']])
  const result = await saveLabels(edit({ a: '1' }, { a: '2' }), { ...api.ports, read })
  expect(result).toEqual({ kind: 'unread' })
  expect(api.sent).toEqual([])
})

test('without a fingerprint, the labels are read and merged before anything is sent', async () => {
  const api = service({ a: '1', b: '2' })
  const locks: string[] = []
  const send = (labels: Labels, fingerprint: string) => {
    locks.push(fingerprint)
    return api.ports.send(labels, fingerprint)
  }
  const unknown = { ...edit({ a: '1' }, { a: '2' }), fingerprint: '' }
  expect(await saveLabels(unknown, { ...api.ports, send })).toMatchObject({ kind: 'saved' })
  expect(api.labels()).toEqual({ a: '2', b: '2' })
  expect(locks).toEqual(['1'])
})

test('other labels changed: merged, sent again and reported', async () => {
  const api = service({ a: '1', b: '1' }, [{ a: '1', b: '2' }])
  const result = await saveLabels(edit({ a: '1', b: '1' }, { a: '2', b: '1' }), api.ports)
  expect(result).toMatchObject({ kind: 'saved', news: [{ key: 'b', base: '1', theirs: '2' }] })
  expect(api.labels()).toEqual({ a: '2', b: '2' })
})

test('someone is faster every time: reports it after five attempts, and saves nothing', async () => {
  const others = ['2', '3', '4', '5', '6'].map((b) => ({ a: '1', b }))
  const api = service({ a: '1', b: '1' }, others)
  const result = await saveLabels(edit({ a: '1', b: '1' }, { a: '2', b: '1' }), api.ports)
  expect(result).toEqual({ kind: 'busy', tries: 5 })
  expect(api.labels()).toEqual({ a: '1', b: '6' })
})

test('labels that are already there are found, with what undo restores', async () => {
  const api = service({ a: '1', b: '1' }, [{ a: '2', b: '2' }])
  const result = await saveLabels(edit({ a: '1', b: '1' }, { a: '2', b: '1' }), api.ports)
  expect(result).toMatchObject({ kind: 'found', before: { a: '1', b: '2' } })
  expect(api.sent).toEqual([])
})

test('too many labels together: nothing is sent', async () => {
  const many = (count: number, name: string) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`${name}${i}`, '']))
  const api = service({}, [many(40, 't')])
  const result = await saveLabels(edit({}, many(40, 'm')), api.ports)
  expect(result).toMatchObject({ kind: 'tooMany', count: 80 })
})

test('a 412 from an organization policy isn’t a conflict: thrown at once', async () => {
  const constraint = refused('Constraint constraints/compute.x violated for projects/p.')
  let sends = 0
  const ports = {
    ...service({}).ports,
    send: () => {
      sends += 1
      return Promise.reject(constraint)
    },
  }
  await expect(saveLabels(edit({}, { a: '' }), ports)).rejects.toBe(constraint)
  expect(sends).toBe(1)
})

test('any other error is thrown', async () => {
  const failed = new ApiError({ failure: 'http', status: 403, message: 'no' })
  const ports = { ...service({}).ports, send: () => Promise.reject(failed) }
  await expect(saveLabels(edit({}, { a: '' }), ports)).rejects.toBe(failed)
})

const labels = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', '__proto__'),
  fc.constantFrom('', '1', '2'),
)

test('whatever two people do: either both edits are there, or a clash is returned', async () => {
  await fc.assert(
    fc.asyncProperty(labels, labels, labels, async (base, mine, theirs) => {
      const api = service(base, [theirs])
      const result = await saveLabels(edit(base, mine), api.ports)
      const { conflicts, merged } = mergeLabels(base, mine, theirs)
      expect(result.kind === 'clash').toBe(conflicts.length > 0)
      expect(api.labels()).toEqual(result.kind === 'clash' ? theirs : merged)
    }),
  )
})
