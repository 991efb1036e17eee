import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { RequestIds } from '../../api/changes/requestIds.ts'
import { onSettled, type Outcome } from '../../api/changes/settle.ts'
import { connect } from '../../api/http/session.ts'
import type { Change } from '../../compute/changes/change.ts'
import type { Image } from '../../compute/schema.ts'
import { undoChange } from './undo.ts'

afterEach(() => vi.unstubAllGlobals())

test('labels that no longer fit beside those others have added are not undone, and it says so', async () => {
  connect({ base: 'http://127.0.0.1:1/compute/v1', universe: 'googleapis.com' })
  const added = Object.fromEntries(Array.from({ length: 64 }, (_, index) => [`l${index}`, '']))
  const left: Image = { name: 'a', id: '1', labels: {}, labelFingerprint: 'old' }
  const now: Image = { ...left, labels: added, labelFingerprint: 'new' }
  const stale = { error: { message: 'Labels fingerprint either invalid or labels have changed' } }
  vi.stubGlobal('fetch', async (_url: string, { method }: RequestInit) =>
    method === 'GET' ? Response.json(now) : Response.json(stale, { status: 412 }),
  )
  const change: Change = { kind: 'setLabels', labels: {}, labelFingerprint: 'older' }
  const step = { target: { project: 'p', image: 'a' }, change }
  const undo: Change = { kind: 'setLabels', labels: { env: 'prod' }, labelFingerprint: 'old' }
  const outcome = { step, before: {}, after: left, heads: [], undo }
  await expect(
    undoChange(new QueryClient(), [outcome], [], new RequestIds(), () => undefined),
  ).rejects.toThrow('It would have 65 labels; at most 64 are allowed.')
})

test('labels that were not read back are undone beside those others have added', async () => {
  connect({ base: 'http://127.0.0.1:1/compute/v1', universe: 'googleapis.com' })
  const now: Image = { name: 'a', id: '1', labels: { env: 'prod', b: '' }, labelFingerprint: 'new' }
  const sent: unknown[] = []
  vi.stubGlobal('fetch', async (_url: string, { method, body }: RequestInit) => {
    if (method === 'GET') return Response.json(now)
    sent.push(JSON.parse(String(body)))
    return Response.json({ kind: 'compute#operation', name: 'o', status: 'DONE' })
  })
  const change: Change = { kind: 'setLabels', labels: { env: 'prod' }, labelFingerprint: 'older' }
  const step = { target: { project: 'p', image: 'a' }, change }
  const undo: Change = { kind: 'setLabels', labels: { env: 'dev' }, labelFingerprint: '' }
  const after: Image = { name: 'a', id: '1', labels: { env: 'prod' } }
  const made: Outcome[] = []
  // Discards changes that earlier tests made before anything was listening.
  onSettled(() => undefined)()
  const stop = onSettled((outcomes) => void made.push(...outcomes))
  await undoChange(
    new QueryClient(),
    [{ step, before: {}, after, heads: [], undo }],
    [],
    new RequestIds(),
    () => undefined,
  )
  stop()
  expect(sent).toEqual([{ labels: { env: 'dev', b: '' }, labelFingerprint: 'new' }])
  // Undoing that in turn keeps what others have added, too.
  expect(made).toMatchObject([{ undo: { labels: { env: 'prod', b: '' } } }])
})
