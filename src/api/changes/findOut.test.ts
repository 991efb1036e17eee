import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Change } from '../../compute/changes/change.ts'
import type { Image } from '../../compute/schema.ts'
import { connect } from '../http/session.ts'
import { findOut } from './findOut.ts'

const shown: Image = { name: 'web-1', id: '1', family: 'web', status: 'READY' }
const deprecate: Change = { kind: 'deprecate', status: { state: 'DEPRECATED' } }
const made: Image = { ...shown, deprecated: { state: 'DEPRECATED' } }
const insert: Change = { kind: 'insert', image: { name: 'web-1' } }

const label: Change = { kind: 'setLabels', labels: { a: 'mine' }, labelFingerprint: 'sent' }
const policy = { bindings: [{ role: 'r', members: ['user:me'] }], etag: 'sent' }

/** @param operations responds to each page of operations, by its token */
function serve(image: Image | undefined, operations: (pageToken: string) => Response) {
  vi.stubGlobal('fetch', async (input: string) => {
    const { pathname, searchParams } = new URL(input)
    if (pathname.endsWith('/operations')) return operations(searchParams.get('pageToken') ?? '')
    return image ? Response.json(image) : new Response('{}', { status: 404 })
  })
}

const find = (change: Change) =>
  findOut(
    new QueryClient(),
    { target: { project: 'p', image: 'web-1' }, change },
    'the-request',
    change.kind === 'insert' ? undefined : shown,
  )

beforeEach(() => {
  connect({ base: 'http://127.0.0.1:1/compute/v1', universe: 'googleapis.com' })
  vi.spyOn(Math, 'random').mockReturnValue(0)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const ours = { name: 'op', status: 'DONE', clientOperationId: 'the-request' }
const theirs = { name: 'other', status: 'DONE', clientOperationId: 'another' }

test('the operation is looked for on every page, even after an empty one', async () => {
  serve(shown, (token) => {
    if (token === '') return Response.json({ items: [theirs], nextPageToken: 'a' })
    if (token === 'a') return Response.json({ nextPageToken: 'b' })
    return Response.json({ items: [ours] })
  })
  expect(await find(insert)).toMatchObject({ operation: { name: 'op' } })
})

test('a list of operations that repeats a token doesn’t prove that there is none', async () => {
  serve(shown, () => Response.json({ items: [theirs], nextPageToken: 'a' }))
  await expect(find(insert)).rejects.toThrow('same page token again')
})

test('no operation, and the image unchanged: not made', async () => {
  serve(shown, () => Response.json({ items: [theirs] }))
  expect(await find(deprecate)).toBeNull()
  expect(await find(insert)).toBeNull()
})

describe.each([400, 403, 404, 501])('operations that cannot be listed: %d', (status) => {
  const refused = () => new Response('{}', { status })

  test('the image answers instead', async () => {
    serve(made, refused)
    expect(await find(deprecate)).toEqual({})
    serve(undefined, refused)
    expect(await find({ kind: 'delete' })).toEqual({})
  })

  test('an unchanged image doesn’t: an operation may still be running', async () => {
    serve({ ...shown, labelFingerprint: 'sent' }, refused)
    for (const change of [deprecate, { kind: 'delete' }, label] as const) {
      await expect(find(change), change.kind).rejects.toMatchObject({ status })
    }
  })

  test('nothing answers for an image that was to be created', async () => {
    serve(undefined, refused)
    await expect(find(insert)).rejects.toMatchObject({ status })
  })
})

test.each([401, 429, 500, 503])('%d may be temporary: no verdict yet', async (status) => {
  serve(made, () => new Response('{}', { status }))
  await expect(find(deprecate)).rejects.toMatchObject({ status })
})

test('a failed operation is reported as failed', async () => {
  const failed = { ...ours, error: { errors: [{ code: 'QUOTA_EXCEEDED', message: 'no' }] } }
  serve(made, () => Response.json({ items: [failed] }))
  await expect(find(deprecate)).rejects.toMatchObject({ failure: 'operation' })
})

describe('under a lock', () => {
  const none = () => Response.json({})
  const theirs = { a: 'theirs' }

  test('labels under the lock that was sent: not made', async () => {
    serve({ ...shown, labelFingerprint: 'sent', labels: theirs }, none)
    expect(await find(label)).toBeNull()
  })

  test('labels under that lock while labels are being set: only known once that has ended', async () => {
    let image: Image = { ...shown, labelFingerprint: 'sent', labels: theirs }
    const running = { name: 'op', operationType: 'setLabels', status: 'RUNNING' }
    const ends = (become: Image) => {
      vi.stubGlobal('fetch', async (input: string) => {
        const { pathname } = new URL(input)
        if (pathname.endsWith('/wait')) {
          image = become
          return Response.json({ ...running, status: 'DONE' })
        }
        const items = image === become ? [] : [running]
        return pathname.endsWith('/operations') ? Response.json({ items }) : Response.json(image)
      })
    }
    ends({ ...image, labels: { a: 'mine' }, labelFingerprint: 'newer' })
    expect(await find(label)).toEqual({})
    image = { ...shown, labelFingerprint: 'sent', labels: theirs }
    ends({ ...image })
    expect(await find(label)).toBeNull()
  })

  test('labels that are neither the ones sent nor under that lock: not known', async () => {
    serve({ ...shown, labelFingerprint: 'newer', labels: theirs }, none)
    await expect(find(label)).rejects.toThrow('Someone has changed the labels since')
  })

  test('labels sent with the lock read by a run: not known unless they are as shown', async () => {
    const ofRun: Change = { ...label, labelFingerprint: '' }
    serve({ ...shown, labelFingerprint: 'any' }, none)
    expect(await find(ofRun)).toBeNull()
    serve({ ...shown, labelFingerprint: 'any', labels: theirs }, none)
    await expect(find(ofRun)).rejects.toThrow('Someone has changed the labels since')
  })

  test('another image under its name, or none, says nothing of the labels', async () => {
    serve({ ...shown, id: '2', labels: { a: 'mine' } }, none)
    await expect(find(label)).rejects.toThrow('Someone has deleted or replaced the image since')
    serve(undefined, none)
    await expect(find(label)).rejects.toThrow('Someone has deleted or replaced the image since')
  })

  test('a policy that is neither the one sent nor under its lock: not known', async () => {
    const change: Change = { kind: 'setIamPolicy', policy }
    vi.stubGlobal('fetch', async () => Response.json({ etag: 'sent' }))
    expect(await find(change)).toBeNull()
    vi.stubGlobal('fetch', async () => Response.json({ etag: 'newer' }))
    await expect(find(change)).rejects.toThrow('Someone has changed the policy since')
  })
})

test('without operations, an image that others have changed doesn’t say what became of it', async () => {
  const refused = () => new Response('{}', { status: 403 })
  const obsolete = { ...shown, deprecated: { state: 'OBSOLETE' } } as const
  serve(obsolete, refused)
  await expect(find(deprecate)).rejects.toThrow('Someone has changed the image since')
  serve(undefined, refused)
  await expect(find(deprecate)).rejects.toThrow('Someone has deleted or replaced the image since')
  serve(obsolete, () => Response.json({ items: [] }))
  expect(await find(deprecate)).toBeNull()
})

test('a change is known by its effect in whatever form the service writes it', async () => {
  const status = { state: 'DEPRECATED', replacement: 'projects/p/global/images/web-2' }
  const replacement = `https://www.googleapis.com/compute/v1/${status.replacement}`
  serve(
    { ...shown, deprecated: { ...status, replacement } },
    () => new Response('{}', { status: 403 }),
  )
  expect(await find({ kind: 'deprecate', status })).toEqual({})
})
