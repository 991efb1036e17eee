import { IDBFactory } from 'fake-indexeddb'
import { afterEach, expect, test, vi } from 'vitest'
import { resetEstate } from './estate.ts'

afterEach(() => vi.unstubAllGlobals())

test('a page that reads the demo project while it is reset never finds it empty', async () => {
  const resets: string[] = []
  vi.stubGlobal('indexedDB', new IDBFactory())
  vi.stubGlobal('localStorage', {})
  vi.stubGlobal('sessionStorage', {})
  vi.stubGlobal('fetch', async (path: string, { body }: { body?: string }) => {
    if (body === undefined) return Response.json({ projects: ['demo-project', 'mine'] })
    resets.push(`${path} ${body}`)
    return Response.json({})
  })
  await resetEstate()
  expect(resets).toEqual([
    '/_emulator/projects/mine/reset {"seed":"empty"}',
    '/_emulator/projects/demo-project/reset {"seed":"demo"}',
  ])
})
