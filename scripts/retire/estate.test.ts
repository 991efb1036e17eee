import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { connect } from '../../src/api/http/session.ts'
import { createQueryClient } from '../../src/api/queryClient.ts'
import { Families } from '../../src/compute/families.ts'
import { readEvidence, readImages } from './estate.ts'

beforeEach(() => connect({ base: 'http://127.0.0.1:1/compute/v1', universe: 'googleapis.com' }))
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const serve = (...pages: object[]) =>
  vi.stubGlobal('fetch', async () => Response.json(pages.length > 1 ? pages.shift() : pages[0]))

test('images are read to the end of the list, with a warning for those without a name', async () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  serve({ items: [{ name: 'a' }], nextPageToken: 't' }, { items: [{ name: 'b' }, {}] })
  const { images, unreadable } = await readImages(createQueryClient(), 'p')
  expect([...images.all()].map(({ name }) => name)).toEqual(['a', 'b'])
  expect(unreadable).toBe(1)
  expect(said).toHaveBeenCalledWith('1 image without a name couldn’t be read.\n')
})

test('what was read of the uses still counts if the rest can’t be read', async () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const disk = {
    name: 'd',
    selfLink: 'projects/p/zones/z/disks/d',
    sourceImage: 'projects/p/global/images/a',
  }
  vi.stubGlobal('fetch', async (url: string) => {
    if (url.includes('instanceTemplates')) return Response.json({})
    if (url.includes('pageToken=t')) return new Response('{}', { status: 403 })
    return Response.json({ items: { 'zones/z': { disks: [disk] } }, nextPageToken: 't' })
  })
  const images = Families.of([{ name: 'a', id: '1' }])
  const { missing, uses } = await readEvidence(createQueryClient(), 'p', images)
  expect(missing).toEqual(['disks.aggregatedList'])
  expect(uses.has('a')).toBe(true)
  expect(said).toHaveBeenCalledOnce()
})

test('a list that can’t be read to its end is an error, not a shorter list', async () => {
  serve({ items: [{ name: 'a' }], nextPageToken: 't' })
  await expect(readImages(createQueryClient(), 'p')).rejects.toThrow('the same page token again')
})
