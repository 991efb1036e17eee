/** Plans against the rules by which they are carried out: the outcome matches the plan. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inverseOf } from '../compute/changes/inverse.ts'
import { requestOf } from '../compute/changes/request.ts'
import type { ImageChange } from '../compute/changes/change.ts'
import { sameStatus, stateOf } from '../compute/deprecation.ts'
import { Families } from '../compute/families.ts'
import { planOf, type Plan } from '../compute/retire/plan.ts'
import { changingRows, stepOf } from '../compute/retire/steps.ts'
import { anyEstate, NOW } from '../compute/retire/testEstate.ts'
import { anyPolicy } from '../compute/retire/testPolicies.ts'
import type { Image } from '../compute/schema.ts'
import { put, testClient, type Client } from './testing/client.ts'

async function send(client: Client, { target, change }: ImageChange): Promise<void> {
  const { method, path, body } = requestOf(target, change)
  const { status, body: operation } = await client.raw(method, `/compute/v1/${path}`, body)
  expect(operation).not.toHaveProperty('error')
  expect(status).toBe(200)
  expect((await client.ask('POST', `p/global/operations/${operation.name}/wait`)).body.status).toBe(
    'DONE',
  )
}

async function imagesOf(client: Client): Promise<Image[]> {
  const { body } = await client.ask('GET', 'p/global/images?maxResults=500')
  return body.items ?? []
}

/**
 * What each family resolves to according to the emulator; the status code for one that resolves to
 * nothing.
 */
async function headsOf(client: Client, plan: Plan): Promise<Map<string, string | number>> {
  const heads = new Map<string, string | number>()
  for (const { family } of plan.families) {
    const { status, body } = await client.ask('GET', `p/global/images/family/${family}`)
    heads.set(family, status === 200 ? body.name : status)
  }
  return heads
}

const anyRun = fc.record({ images: anyEstate, policy: anyPolicy })

test('each family keeps its head, each image ends as planned, and everything can be undone', async () => {
  await fc.assert(
    fc.asyncProperty(anyRun, async ({ images, policy }) => {
      const client = testClient({ now: NOW })
      for (const image of images) put(client, 'images', 'p', image)
      const before = await imagesOf(client)
      const plan = planOf({ project: 'p', images: Families.of(before), policy }, NOW)
      const heads = await headsOf(client, plan)
      for (const { family, head } of plan.families)
        expect(heads.get(family)).toBe(head?.name ?? 404)
      const rows = changingRows(plan)
      const steps = rows.map((row) => stepOf(row, plan))
      for (const step of steps) await send(client, step)
      expect(await headsOf(client, plan)).toEqual(heads)
      const after = new Map((await imagesOf(client)).map((image) => [image.name, image]))
      for (const [index, { image, to, from }] of rows.entries()) {
        const now = after.get(image.name)
        if (to === 'REMOVED') expect(now).toBeUndefined()
        else expect(stateOf(now ?? {})).toBe(to)
        const step = steps[index]
        const undo = now && step && inverseOf(step.change, image, now)
        if (!undo) continue
        expect(from === to || stateOf(image) !== to).toBe(true)
        await send(client, { ...step, change: undo })
      }
      const undone = new Map((await imagesOf(client)).map((image) => [image.name, image]))
      for (const image of before) {
        const now = undone.get(image.name)
        if (now) expect(sameStatus(now.deprecated, image.deprecated)).toBe(true)
        else expect(rows.find((row) => row.image.name === image.name)?.to).toBe('REMOVED')
      }
    }),
    { numRuns: 60 },
  )
})
