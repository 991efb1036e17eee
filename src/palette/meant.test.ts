import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { imageKeys } from '../api/keys.ts'
import type { Image } from '../compute/schema.ts'
import { selectionStore } from '../images/table/memory.ts'
import { meantAt } from './meant.ts'

const image = (name: string, id: string): Image => ({ name, id })

test('an image that is on two pages of the list is meant once, as the later page has it', () => {
  const client = new QueryClient()
  const newer = { ...image('b', '2'), family: 'web' }
  const pages = [[image('a', '1'), image('b', '2')], [newer]].map((items) => ({ items }))
  client.setQueryData(imageKeys.list('p', ''), { pages, pageParams: ['', 't'] })
  selectionStore.set('p', { keys: new Set(['2']) })
  const place = { project: 'p', image: undefined, family: undefined, list: '', entry: 0 }
  expect(meantAt(client, place).images).toEqual([newer])
})
