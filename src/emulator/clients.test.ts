/** Google’s own Node client over HTTP, unmodified: all methods of images. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auth, compute, type compute_v1 } from '@googleapis/compute'
import { createEmulator } from './emulator.ts'
import { serve, type Listening } from './host/node.ts'
import { MemoryStore } from './store/memory.ts'

const project = 'demo-project'
let server: Listening
let client: compute_v1.Compute

beforeAll(async () => {
  const emulator = createEmulator({ store: new MemoryStore() })
  server = await serve({ emulator, port: 0, host: '127.0.0.1' })
  const credentials = new auth.OAuth2()
  credentials.setCredentials({ access_token: 'any' })
  client = compute({ version: 'v1', rootUrl: `${server.url}/`, auth: credentials })
})
afterAll(() => server.close())

/** Waits for an operation as a program would. */
async function done({ data }: { data: compute_v1.Schema$Operation }) {
  const { data: ended } = await client.globalOperations.wait({
    project,
    operation: data.name ?? '',
  })
  expect(ended).toMatchObject({ status: 'DONE', progress: 100 })
  expect(ended.error).toBeUndefined()
  return ended
}

test('the lifecycle of an image', async () => {
  const { images } = client
  const image = 'web-v1'
  const requestId = '7a3c1f6e-0b1d-4c59-9c55-0d2f3f6c1e11'
  const rawDisk = { source: 'https://storage.googleapis.com/bucket/disk.tar.gz' }
  const requestBody = {
    name: image,
    family: 'web',
    rawDisk,
    diskSizeGb: '12',
    labels: { env: 'prod' },
  }
  const first = await images.insert({ project, requestId, forceCreate: true, requestBody })
  expect(first.data).toMatchObject({ operationType: 'insert', clientOperationId: requestId })
  const again = await images.insert({ project, requestId, forceCreate: true, requestBody })
  expect(again.data.name).toBe(first.data.name)
  await done(first)

  const { data: made } = await images.get({ project, image })
  expect(made).toMatchObject({
    name: image,
    status: 'READY',
    diskSizeGb: '12',
    labels: { env: 'prod' },
  })
  expect((await images.getFromFamily({ project, family: 'web' })).data).toEqual(made)
  const zone = 'us-central1-a'
  expect((await client.imageFamilyViews.get({ project, zone, family: 'web' })).data).toEqual({
    image: made,
  })

  const { data: page } = await images.list({
    project,
    filter: 'family = web AND labels.env = prod',
    orderBy: 'creationTimestamp desc',
    maxResults: 1,
    returnPartialSuccess: true,
    fields: 'items(name,id),nextPageToken',
  })
  expect(page).toEqual({ items: [{ name: image, id: made.id }] })

  const { labelFingerprint } = made
  await done(
    await images.setLabels({
      project,
      resource: image,
      requestBody: { labels: { a: 'b' }, labelFingerprint },
    }),
  )
  const stale = images.setLabels({
    project,
    resource: image,
    requestBody: { labels: {}, labelFingerprint },
  })
  await expect(stale).rejects.toMatchObject({
    status: 412,
    message: 'Labels fingerprint either invalid or resource labels have changed',
  })

  await done(
    await images.patch({
      project,
      image,
      requestBody: { description: 'new', labels: {}, architecture: 'ARM64' },
    }),
  )
  await done(
    await images.deprecate({
      project,
      image,
      requestBody: { state: 'DEPRECATED', replacement: 'global/images/web-v2' },
    }),
  )
  expect((await images.get({ project, image })).data).toMatchObject({
    description: 'new',
    architecture: 'ARM64',
    labels: { a: 'b' },
    deprecated: {
      state: 'DEPRECATED',
      replacement: `https://www.googleapis.com/compute/v1/projects/${project}/global/images/web-v2`,
    },
  })
  await done(await images.deprecate({ project, image, requestBody: {} }))
  expect((await images.get({ project, image })).data).not.toHaveProperty('deprecated')

  const bindings = [{ role: 'roles/compute.imageUser', members: ['user:a@example.com'] }]
  const { data: policy } = await images.getIamPolicy({
    project,
    resource: image,
    optionsRequestedPolicyVersion: 3,
  })
  expect(policy).toEqual({ etag: 'ACAB' })
  await images.setIamPolicy({
    project,
    resource: image,
    requestBody: { policy: { ...policy, bindings } },
  })
  expect((await images.getIamPolicy({ project, resource: image })).data).toMatchObject({ bindings })
  const permissions = ['compute.images.get', 'compute.images.delete']
  expect(
    (await images.testIamPermissions({ project, resource: image, requestBody: { permissions } }))
      .data,
  ).toEqual({ permissions })

  await done(
    await images.delete({ project, image, requestId: '7a3c1f6e-0b1d-4c59-9c55-0d2f3f6c1e12' }),
  )
  await expect(images.get({ project, image })).rejects.toMatchObject({ status: 404 })
})

test('operations can be listed, read and deleted', async () => {
  const { data } = await client.globalOperations.list({ project, maxResults: 500 })
  expect(data.items?.map(({ operationType }) => operationType)).toContain('setDeprecation')
  const operation = data.items?.[0]?.name ?? ''
  expect((await client.globalOperations.get({ project, operation })).data.status).toBe('DONE')
  expect((await client.globalOperations.delete({ project, operation })).status).toBe(204)
  await expect(client.globalOperations.get({ project, operation })).rejects.toMatchObject({
    status: 404,
  })
  expect((await client.globalOperations.aggregatedList({ project })).data.items).toHaveProperty(
    'global',
  )
})

test('resources related to images', async () => {
  expect((await client.projects.get({ project })).data.name).toBe(project)
  expect((await client.zones.list({ project })).data.items?.length).toBeGreaterThan(10)
  expect((await client.regions.get({ project, region: 'us-central1' })).data.status).toBe('UP')
  for (const list of [client.disks, client.instances]) {
    expect((await list.aggregatedList({ project })).data.items).toHaveProperty(
      'zones/us-central1-a',
    )
  }
  for (const list of [client.snapshots, client.licenses, client.instanceTemplates]) {
    expect((await list.list({ project })).data.selfLink).toMatch(/^https:/)
  }
  // Retries off: it would repeat the request three times.
  const unknown = client.networks.list({ project }, { retry: false })
  await expect(unknown).rejects.toMatchObject({ status: 501 })
})
