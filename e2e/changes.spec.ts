import { QueryClient } from '@tanstack/react-query'
import { make } from '../src/api/changes/make.ts'
import type { FollowOptions } from '../src/api/changes/follow.ts'
import { connect } from '../src/api/http/session.ts'
import { imageKeys } from '../src/api/keys.ts'
import { newRequestId } from '../src/api/http/requestId.ts'
import type { Change } from '../src/compute/changes/change.ts'
import type { Image, Operation } from '../src/compute/schema.ts'
import type { FaultOf } from './support/emulator.ts'
import { FILE } from './support/images.ts'
import { expect, test } from './support/test.ts'

/** What the console's changes do to a real service over a bad connection, without a page. */

test.use({ seed: 'empty' })

const insert: Change = { kind: 'insert', image: { name: 'web-2', family: 'web', rawDisk: FILE } }

test.beforeEach(({ server }) => {
  connect({ base: `${server.url}/compute/v1`, universe: 'googleapis.com' })
})

/** Makes a change of the project's image `web-2`, as a page would that shows its earlier state. */
function change(project: string, change: Change, before?: Image, options: FollowOptions = {}) {
  const client = new QueryClient()
  if (before) client.setQueryData(imageKeys.image(project, 'web-2'), before)
  return make(client, { target: { project, image: 'web-2' }, change }, newRequestId(), options)
}

const FAULTS: FaultOf[] = [
  { kind: 'status', status: 503, reason: 'backendError' },
  { kind: 'status', status: 403, reason: 'rateLimitExceeded' },
  { kind: 'cut' },
  { kind: 'lost' },
  { kind: 'torn' },
  { kind: 'html' },
]
for (const fault of FAULTS) {
  test(`${fault.kind}${'status' in fault ? ` ${fault.status}` : ''}: one change is made`, async ({
    emulator,
    project,
  }) => {
    await emulator.insertImage({ name: 'web-1', family: 'web' })
    await emulator.fault('images.insert', fault)
    const made = await change(project, insert)
    expect(made.image).toMatchObject({ name: 'web-2', status: 'READY' })
    expect(made.heads).toMatchObject([{ family: 'web', head: { name: 'web-2' } }])

    await emulator.fault('images.setLabels', fault)
    const { labelFingerprint = '' } = await emulator.image('web-2')
    const labels = { env: 'prod' }
    const labelled = await change(project, { kind: 'setLabels', labels, labelFingerprint })
    expect(labelled.image?.labels).toEqual(labels)

    await emulator.fault('images.deprecate', fault)
    const status = { state: 'DEPRECATED' }
    const retired = await change(project, { kind: 'deprecate', status })
    expect(retired.heads).toMatchObject([{ family: 'web', head: { name: 'web-1' } }])

    const { items } = (await emulator.api('GET', 'global/operations')) as { items: Operation[] }
    const types = items.map(({ operationType }) => operationType).sort()
    expect(types).toEqual(['insert', 'insert', 'setDeprecation', 'setLabels'])
  })
}

test('undo reverts labels, state and fields, but not over later changes by others', async ({
  emulator,
  project,
}) => {
  await emulator.insertImage({ name: 'web-2', family: 'web', labels: { env: 'dev' } })
  const before = await emulator.image('web-2')
  const { labelFingerprint = '' } = before
  const done = [
    await change(project, { kind: 'patch', fields: { family: 'other', description: 'x' } }, before),
    await change(project, { kind: 'deprecate', status: { state: 'OBSOLETE' } }, before),
    await change(project, { kind: 'setLabels', labels: { env: 'prod' }, labelFingerprint }, before),
  ]
  for (const { undo } of done) {
    if (!undo) throw new Error('There is no undo.')
    await change(project, undo)
  }
  const { labelFingerprint: _now, ...after } = await emulator.image('web-2')
  const { labelFingerprint: _then, ...wanted } = before
  expect(after).toEqual(wanted)

  const stale = done[2]?.undo
  if (!stale) throw new Error('There is no undo.')
  await expect(change(project, stale)).rejects.toMatchObject({ status: 412 })
})

test('a failed operation says why, after reporting its progress', async ({ emulator, project }) => {
  const message = "The resource 'projects/p/global/snapshots/s' was not found"
  await emulator.fault('images.insert', {
    kind: 'operationError',
    code: 'RESOURCE_NOT_FOUND',
    message,
  })
  const seen: (string | undefined)[] = []
  const onProgress = ({ status }: Operation) => seen.push(status)
  await expect(change(project, insert, undefined, { onProgress })).rejects.toMatchObject({
    failure: 'operation',
    reason: 'RESOURCE_NOT_FOUND',
    message: `A resource it needs doesn’t exist. ${message}`,
  })
  expect(seen[0]).toMatch(/PENDING|RUNNING/)
  expect(seen.at(-1)).toBe('DONE')
})
