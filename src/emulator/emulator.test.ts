import { expect, test } from 'vitest'
import { fromFile, testClient } from './testing/client.ts'

test('insert → operation → get → list', async () => {
  const { ask } = testClient()
  const first = await ask('POST', 'p/global/images', fromFile('web-v1', { family: 'web' }))
  expect(first.status).toBe(200)
  expect(first.body).toMatchObject({
    operationType: 'insert',
    status: 'RUNNING',
    progress: 0,
    insertTime: '2026-11-24T03:29:46.123-08:00',
    startTime: '2026-11-24T03:29:46.123-08:00',
  })
  const done = await ask('GET', `p/global/operations/${first.body.name}`)
  expect(done.body).toMatchObject({ status: 'DONE', progress: 100 })
  const image = await ask('GET', 'p/global/images/web-v1')
  expect(image.body).toMatchObject({
    status: 'READY',
    diskSizeGb: '10',
    labelFingerprint: '42WmSpB8rSM=',
    creationTimestamp: '2026-11-24T03:29:46.123-08:00',
    selfLink: 'https://www.googleapis.com/compute/v1/projects/p/global/images/web-v1',
    enableConfidentialCompute: false,
  })
  const head = await ask('GET', 'p/global/images/family/web')
  expect(head.body).toEqual(image.body)
  const list = await ask('GET', 'p/global/images?prettyPrint=false')
  expect(list.body.items).toEqual([image.body])
})
