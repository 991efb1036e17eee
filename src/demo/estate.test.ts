import { IDBFactory } from 'fake-indexeddb'
import { afterEach, expect, test, vi } from 'vitest'
import { importEstate, resetEstate } from './estate.ts'

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

test('an estate of many projects is imported in one request, all or nothing', async () => {
  const sent: unknown[] = []
  vi.stubGlobal('fetch', async (path: string, { method, body }: RequestInit) => {
    sent.push([method, path, JSON.parse(String(body))])
    return Response.json({ error: { message: 'q: This is no dump.' } }, { status: 400 })
  })
  const projects = { p: {}, q: 5 }
  const file = new File([JSON.stringify({ format: 'compute-images-demo', projects })], 'demo.json')
  await expect(importEstate(file)).rejects.toThrow('q: This is no dump.')
  expect(sent).toEqual([['PUT', '/_emulator/dump', { projects }]])
})
