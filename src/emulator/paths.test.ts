/** What may be in a path: names and ids by the patterns of the discovery document. */
import { expect, test } from 'vitest'
import { fromFile, testClient } from './testing/client.ts'

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

test.each([
  ['zones', 'projects/p/zones'],
  ['regions', 'projects/p/regions'],
  ['zones/us-central1-a/disks', 'projects/p/zones/us-central1-a/disks'],
  ['global/licenses', 'projects/p/global/licenses'],
  ['aggregated/disks', 'projects/p/aggregated/disks'],
])('the list %s says where it is', async (path, own) => {
  const { body } = await client.ask('GET', `p/${path}?maxResults=1`)
  expect(body).toMatchObject({ id: own, selfLink: `https://www.googleapis.com/compute/v1/${own}` })
  if (body.nextPageToken === undefined) return
  const next = await client.ask('GET', `p/${path}?maxResults=1&pageToken=${body.nextPageToken}`)
  expect(next.body.items[0]?.name).not.toBe(body.items[0]?.name)
})

test.each([
  ['GET', 'zones/us-central1-a', 'compute.zones.get'],
  ['GET', 'regions/us-central1', 'compute.regions.get'],
  ['GET', 'zones/us-central1-a/disks/web', 'compute.disks.get'],
  ['GET', 'zones/us-central1-a/imageFamilyViews/web', 'compute.imageFamilyViews.get'],
  ['GET', 'global/operations/web', 'compute.globalOperations.get'],
  ['POST', 'global/operations/web/wait', 'compute.globalOperations.get'],
])('the refusal of %s %s names the resource', async (verb, path, permission) => {
  const { ask } = testClient({ auth: true })
  const { body } = await ask(verb, `p/${path}`, undefined, { authorization: 'Bearer none' })
  const resource = `projects/p/${path.replace('/wait', '')}`
  expect(body.error.message).toBe(`Required '${permission}' permission for '${resource}'`)
})

test.each([
  ['GET', 'global/operations/web/wait'],
  ['POST', 'global/operations'],
  ['GET', 'global/images/web/deprecate'],
])('%s %s is no method at all, not one that is missing here', async (verb, path) => {
  const { status, body } = await client.ask(verb, `p/${path}`)
  expect(status).toBe(404)
  expect(body.error.message).toMatch(/^The requested URL/)
})

test('an image may be named family: its policy is no family’s image', async () => {
  const own = testClient()
  await own.ask('POST', 'p/global/images', fromFile('family', { family: 'family' }))
  const { status, body } = await own.ask('GET', 'p/global/images/family/getIamPolicy')
  expect(status).toBe(200)
  expect(body).toEqual({ etag: 'ACAB' })
  expect((await own.ask('GET', 'p/global/images/family/family')).body.name).toBe('family')
  expect((await own.ask('GET', 'p/global/images/family')).body.name).toBe('family')
})

test.each(['alt', '$alt', 'callback', '$.xgafv', 'fields', 'prettyPrint', 'key', 'filter'])(
  'an empty %s is as if it were absent',
  async (name) => {
    expect((await client.ask('GET', `p/global/images?${name}=`)).status).toBe(200)
  },
)

test('an error format that is not emulated is 501, not ignored', async () => {
  const statusOf = async (format: string) =>
    (await client.ask('GET', `p/global/images?$.xgafv=${format}`)).status
  expect(await statusOf('1')).toBe(200)
  expect(await statusOf('')).toBe(200)
  expect(await statusOf('2')).toBe(501)
})
