import { expect, test } from 'vitest'
import { applyChange } from '../../compute/changes/apply.ts'
import type { Change, ImageChange } from '../../compute/changes/change.ts'
import type { Ground } from '../../compute/changes/preview.ts'
import { headOf } from '../../compute/family.ts'
import type { Image } from '../../compute/schema.ts'
import { guard, type GuardPorts } from './guard.ts'
import { RequestIds } from './requestIds.ts'

const deprecate: Change = { kind: 'deprecate', status: { state: 'DEPRECATED' } }
const on = ({ name }: Image, change: Change = deprecate): ImageChange => ({
  target: { project: 'p', image: name },
  change,
})

/** A service that counts the reads it gets. */
class Service implements GuardPorts {
  readonly ids = new RequestIds()
  readonly images: Map<string, Image>
  readonly sent: string[] = []
  readonly read = { images: 0, lists: 0, members: 0, heads: 0 }
  /** What someone else does after so many steps. */
  readonly others = new Map<number, () => void>()

  constructor(families: Record<string, number>) {
    const images = Object.entries(families).flatMap(([family, count]) =>
      Array.from({ length: count }, (_, index): Image => ({
        name: `${family}-${index}`,
        id: `${family}-${index}`,
        family,
        status: 'READY',
        creationTimestamp: new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString(),
      })),
    )
    this.images = new Map(images.map((image) => [image.name, image]))
  }

  members = (family: string) => [...this.images.values()].filter((image) => image.family === family)

  change(name: string, part: Partial<Image>) {
    this.images.set(name, { name, ...this.images.get(name), ...part })
  }

  look = async (
    names: readonly string[],
    families: readonly string[],
    heads: readonly string[],
  ): Promise<Ground> => {
    const ground = {
      images: new Map<string, Image>(),
      families: new Map<string, readonly Image[]>(),
    }
    for (const name of names) {
      const image = this.images.get(name)
      if (image) ground.images.set(name, image)
    }
    for (const family of families) ground.families.set(family, this.members(family))
    this.read.images += names.length
    this.read.lists += families.length
    this.read.members += [...ground.families.values()].flat().length
    this.read.heads += heads.length
    for (const family of heads) {
      const head = headOf(this.members(family))
      ground.families.set(family, head ? [head] : [])
    }
    return ground
  }

  perform = async (step: ImageChange) => {
    const { image: name } = step.target
    const after = applyChange(this.images.get(name), step.change)
    if (after) this.images.set(name, after)
    else this.images.delete(name)
    this.sent.push(name)
    this.others.get(this.sent.length)?.()
    return {}
  }

  findOut = async () => null

  make(steps: readonly ImageChange[]) {
    const names = new Set(steps.map(({ target }) => target.image))
    const all = [...this.images.values()]
    const ground = {
      images: new Map(
        all.filter(({ name }) => names.has(name)).map((image) => [image.name, image]),
      ),
      families: new Map(all.map(({ family = '' }) => [family, this.members(family)])),
    }
    return guard({ steps, ground }, this)
  }
}

test('what is read for each step doesn’t grow with the family', async () => {
  const members = await Promise.all(
    [100, 400].map(async (count) => {
      const service = new Service({ web: count })
      const steps = service
        .members('web')
        .slice(0, -1)
        .map((image) => on(image))
      expect(await service.make(steps)).toMatchObject({ kind: 'done' })
      expect(service.read).toMatchObject({ images: count - 1, lists: 1, heads: count - 2 })
      return service.read.members
    }),
  )
  expect(members).toEqual([100, 400])
})

test('a step that removes the head is checked against all current members', async () => {
  const service = new Service({ web: 4, arm: 2 })
  const [web0, web1, , web3] = service.members('web')
  const [arm0] = service.members('arm')
  if (!web0 || !web1 || !web3 || !arm0) throw new Error()
  const verdict = await service.make([on(web0), on(web3), on(arm0), on(web1)])
  expect(verdict).toMatchObject({ kind: 'done', made: [{}, {}, {}, {}] })
  // Both families before the first step, and one before its head is removed.
  expect(service.read).toMatchObject({ lists: 3, heads: 2 })
})

test('an unexpected head stops the next step of its family', async () => {
  const service = new Service({ web: 3, arm: 3 })
  const [web0, web1] = service.members('web')
  const [arm0] = service.members('arm')
  if (!web0 || !web1 || !arm0) throw new Error()
  service.others.set(1, () => service.change('web-2', { deprecated: { state: 'OBSOLETE' } }))
  const steps = [on(web0), on(arm0), on(web1)]
  expect(await service.make(steps)).toMatchObject({ kind: 'stopped', why: 'moved', step: steps[2] })
  expect(service.sent).toEqual(['web-0', 'arm-0'])
})

test('a head is not removed when its expected successor is gone', async () => {
  const service = new Service({ web: 3 })
  const [web0, , web2] = service.members('web')
  if (!web0 || !web2) throw new Error()
  service.others.set(1, () => service.images.delete('web-1'))
  const steps = [on(web0), on(web2)]
  expect(await service.make(steps)).toMatchObject({ kind: 'stopped', why: 'moved', step: steps[1] })
  expect(service.sent).toEqual(['web-0'])
})

test('earlier steps are part of the expected state', async () => {
  const service = new Service({ web: 3, arm: 2 })
  const [, web1, web2] = service.members('web')
  const [, arm1] = service.members('arm')
  if (!web1 || !web2 || !arm1) throw new Error()
  const steps = [
    on(web2),
    on(web1, { kind: 'delete' }),
    on(arm1, { kind: 'patch', fields: { family: 'web' } }),
    on(web2, { kind: 'deprecate', status: {} }),
    on(arm1),
  ]
  expect(await service.make(steps)).toMatchObject({ kind: 'done' })
  expect(headOf(service.members('web'))?.name).toBe('web-2')
})

test('nothing is sent when a later step no longer matches', async () => {
  const service = new Service({ web: 3 })
  const [web0, web1] = service.members('web')
  if (!web0 || !web1) throw new Error()
  const decided = new Service({ web: 3 })
  const ground = await decided.look(['web-0', 'web-1'], ['web'], [])
  service.change('web-1', { deprecated: { state: 'OBSOLETE' } })
  const verdict = await guard({ steps: [on(web0), on(web1)], ground }, service)
  expect(verdict).toMatchObject({ kind: 'stopped', why: 'overtaken', made: [] })
  expect(service.sent).toEqual([])
})
