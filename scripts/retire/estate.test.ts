import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { connect } from '../../src/api/http/session.ts'
import { createQueryClient } from '../../src/api/queryClient.ts'
import { readImages } from './estate.ts'

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

test('a list that can’t be read to its end is an error, not a shorter list', async () => {
  serve({ items: [{ name: 'a' }], nextPageToken: 't' })
  await expect(readImages(createQueryClient(), 'p')).rejects.toThrow('the same page token again')
})
