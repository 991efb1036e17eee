import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Image, Labels } from '../../compute/schema.ts'
import { connect } from '../http/session.ts'
import { imageQuery } from '../images.ts'
import { readFresh } from '../readFresh.ts'
import { makeLocked } from './make.ts'
import { RequestIds } from './requestIds.ts'
import { saveLabels } from './saveLabels.ts'

beforeEach(() => {
  vi.useFakeTimers()
  connect({ base: 'http://127.0.0.1:1/compute/v1', universe: 'googleapis.com' })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('labels whose response was lost are merged with those that others have written since', async () => {
  const shown: Image = { name: 'a', id: '1', status: 'READY', labelFingerprint: '1' }
  let now = shown
  const put = (labels: Labels) =>
    (now = { ...now, labels, labelFingerprint: `${Number(now.labelFingerprint) + 1}` })
  let isLost = true
  vi.stubGlobal('fetch', async (_url: string, { method, body }: RequestInit) => {
    if (method === 'GET') return Response.json(now)
    const { labels, labelFingerprint } = JSON.parse(String(body)) as Required<Image>
    if (labelFingerprint !== now.labelFingerprint) {
      const message = 'Labels fingerprint either invalid or resource labels have changed'
      return Response.json({ error: { code: 412, message } }, { status: 412 })
    }
    put(labels)
    if (!isLost) return Response.json({ name: 'op', status: 'DONE' })
    isLost = false
    put({ theirs: 'x' })
    throw new TypeError('Failed to fetch')
  })
  const client = new QueryClient()
  const target = { project: 'p', image: 'a' }
  const ids = new RequestIds()
  const saved = saveLabels(
    { base: {}, fingerprint: '1', mine: { mine: 'y' } },
    {
      read: () => readFresh(client, imageQuery('p', 'a')),
      send: (labels, labelFingerprint, before) =>
        makeLocked(
          client,
          { target, change: { kind: 'setLabels', labels, labelFingerprint } },
          { image: { ...shown, labels: before } },
          ids,
        ),
    },
  )
  await vi.runAllTimersAsync()
  expect(await saved).toMatchObject({ kind: 'saved' })
  expect(now.labels).toEqual({ mine: 'y', theirs: 'x' })
})
