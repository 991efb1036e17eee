import { expect, test } from 'vitest'
import { fromFile, testClient } from './testing/client.ts'

const options = {
  universe: 's3nsapis.fr',
  without: ['images.deprecate', 'images.setLabels'],
} as const

test('links name the universe', async () => {
  const { ask } = testClient(options)
  const { body } = await ask('POST', 'p/global/images', fromFile('web'))
  const host = 'https://www.s3nsapis.fr/compute/v1/projects/p/'
  expect(body).toMatchObject({ selfLink: `${host}global/operations/${body.name}` })
  const list = await ask('GET', 'p/global/images')
  expect(list.body.selfLink).toBe(`${host}global/images`)
  expect(list.body.items[0]?.selfLink).toBe(`${host}global/images/web`)
  expect(JSON.stringify(list.body)).not.toContain('www.googleapis.com')
})

test('an archive may be in the storage of the universe, or in Google’s', async () => {
  const { ask } = testClient(options)
  const from = (name: string, source: string) =>
    ask('POST', 'p/global/images', { name, rawDisk: { source } })
  const source = 'https://storage.s3nsapis.fr/bucket/disk.tar.gz'
  expect((await from('web', source)).status).toBe(200)
  expect((await ask('GET', 'p/global/images/web')).body.rawDisk).toMatchObject({ source })
  const object = 'https://bucket.storage.s3nsapis.fr/disk.tar.gz'
  const same = { rawDisk: { source: object, containerType: 'TAR' } }
  expect((await ask('PATCH', 'p/global/images/web', same)).status).toBe(200)
  expect((await from('b', 'http://storage.googleapis.com/bucket/disk.tar.gz')).status).toBe(200)
  expect((await from('c', 'https://storage.example.com/bucket/disk.tar.gz')).status).toBe(400)
  const google = await testClient().ask('POST', 'p/global/images', {
    name: 'd',
    rawDisk: { source },
  })
  expect(google.status).toBe(400)
})

test('methods that the universe lacks are refused, whoever asks for whatever', async () => {
  const { ask, raw } = testClient({ ...options, auth: true })
  const path = 'p/global/images/nosuch/deprecate'
  const { status, body } = await ask('POST', path, { state: 'DEPRECATED' })
  expect(status).toBe(501)
  expect(body.error).toEqual({
    code: 501,
    message:
      'The method compute.v1.ImagesService.Deprecate is not available in this (s3nsapis.fr) universe.',
    errors: [
      {
        message:
          'The method compute.v1.ImagesService.Deprecate is not available in this (s3nsapis.fr) universe.',
        domain: 'global',
        reason: 'notImplemented',
      },
    ],
    status: 'UNIMPLEMENTED',
  })
  const owner = { authorization: 'Bearer owner' }
  expect((await ask('GET', 'p/global/images', undefined, owner)).status).toBe(200)
  expect((await raw('GET', '/_emulator/health')).body).toMatchObject(options)
})

test('a project may lack methods of its own', async () => {
  const { ask, raw } = testClient({ without: ['images.patch'] })
  const settings = '/_emulator/projects/p/settings'
  const changed = await raw('PATCH', settings, { without: ['delete', 'disks.aggregatedList'] })
  expect(changed.body).toMatchObject({ without: ['images.delete', 'disks.aggregatedList'] })
  await ask('POST', 'p/global/images', fromFile('web'))
  const statuses = await Promise.all([
    ask('DELETE', 'p/global/images/web'),
    ask('GET', 'p/aggregated/disks'),
    ask('PATCH', 'p/global/images/web', { family: 'f' }),
    ask('PATCH', 'q/global/images/web', { family: 'f' }),
    ask('GET', 'q/aggregated/disks'),
  ])
  expect(statuses.map(({ status }) => status)).toEqual([501, 501, 200, 501, 200])
  const refused = await raw('PATCH', settings, { without: ['remove'] })
  expect(refused.body.error.message).toBe('"remove" in \'without\' is not an emulated method.')
})
