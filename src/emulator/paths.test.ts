/** What may be in a path: names and ids by the patterns of the discovery document. */
import { expect, test } from 'vitest'
import { testClient } from './testing/client.ts'

const client = testClient()

test.each([
  ['GET', 'global/images/family/123', 'projects/p/global/images/family/123'],
  ['GET', 'zones/us-central1-a/imageFamilyViews/123', 'projects/p/global/images/family/123'],
  ['GET', 'global/images/123', 'projects/p/global/images/123'],
  ['GET', 'global/images/a_b/getIamPolicy', 'projects/p/global/images/a_b'],
  ['POST', 'global/images/a_b/setLabels', 'projects/p/global/images/a_b'],
  ['GET', 'global/operations/123', 'projects/p/global/operations/123'],
  ['GET', 'regions/nosuch', 'projects/p/regions/nosuch'],
])('%s %s fits the pattern: it is not found', async (verb, path, resource) => {
  const { status, body } = await client.ask(verb, `p/${path}`, verb === 'POST' ? {} : undefined)
  expect(status).toBe(404)
  expect(body.error.message).toBe(`The resource '${resource}' was not found`)
})

test.each([
  ['global/images/a_b', 'image'],
  ['global/images/family/a_b', 'family'],
  ['global/images/family/0', 'family'],
  ['global/images/A/getIamPolicy', 'resource'],
  ['zones/NOPE', 'zone'],
  ['regions/NOPE', 'region'],
])('%s does not fit the pattern of its %s', async (path, field) => {
  const { status, body } = await client.ask('GET', `p/${path}`)
  expect(status).toBe(400)
  expect(body.error.message).toMatch(`Invalid value for field '${field}': `)
})
