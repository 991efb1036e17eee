import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { connect } from '../api/http/session.ts'
import { readRecipes } from './recipes.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

test('a recipe says what it lacks because it couldn’t be read', async () => {
  connect({ base: 'http://127.0.0.1:1/compute/v1', universe: 'googleapis.com' })
  const image = {
    name: 'a',
    sourceImage: 'i',
    labels: { env: 1, team: 'web' },
    deprecated: 5,
    status: 5,
  }
  vi.stubGlobal('fetch', async (url: string) =>
    Response.json(url.includes('getIamPolicy') ? { etag: 'e' } : image),
  )
  const [recipe] = await readRecipes(new QueryClient(), 'p', ['a'])
  expect(recipe).toMatchObject({
    insert: { name: 'a', sourceImage: 'i', labels: { team: 'web' } },
    unread: ['labels.env', 'deprecated'],
  })
})
