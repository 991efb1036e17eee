/** Three families of six images, and a policy that deprecates all but the newest three of each. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { beforeEach } from 'vitest'
import type { Fault } from '../../src/emulator/http/faults.ts'
import type { Image } from '../../src/compute/schema.ts'
import { useCli, type Ended } from './testCli.ts'

export const DAY = 86_400_000
export const NOW = Date.now()
const FAMILIES = ['app', 'base', 'web']
const PER_FAMILY = 6

export const POLICY = {
  version: 1,
  preset: 'golden',
  choose: { families: ['*'] },
  keep: { newest: 3, of: 'all' },
  limits: { changes: 1000, percent: 100 },
}

/** The program over these families, for the tests of a file. */
export function useFamilies() {
  const { folder, emulator, apiBase, run, start } = useCli()
  const policy = join(folder, 'policy.json')
  writeFileSync(policy, JSON.stringify(POLICY))
  beforeEach(() => {
    for (const [index, family] of FAMILIES.entries()) {
      for (let age = 0; age < PER_FAMILY; age++) {
        put({
          name: `${family}-v${PER_FAMILY - age}`,
          id: String(1000 * (index + 1) - age),
          family,
          status: 'READY',
          labels: {},
          labelFingerprint: '42WmSpB8rSM=',
          creationTimestamp: new Date(NOW - 5 * age * DAY).toISOString(),
        })
      }
    }
  })
  const put = (image: Image) => emulator().store.put('images', 'p', image)
  const target = () => ['--project', 'p', '--api-base', apiBase()]
  const retire = (verb: string, ...args: string[]): Promise<Ended> =>
    run(verb, ...target(), ...args)
  const images = (): Image[] =>
    [...emulator().store.scan('images', 'p', { order: 'name', limit: 1000 })].map(
      ({ json }) => JSON.parse(json) as Image,
    )
  return {
    folder,
    emulator,
    put,
    images,
    retire,
    withPolicy: (verb: string, ...args: string[]) => retire(verb, '--policy', policy, ...args),
    /** Starts the program with the policy. */
    startWithPolicy: (verb: string, ...args: string[]) =>
      start(verb, ...target(), '--policy', policy, ...args),
    image(name: string): Image {
      const found = images().find((image) => image.name === name)
      if (!found) throw new Error(`There is no ${name}.`)
      return found
    },
    states: () =>
      Object.fromEntries(
        images().map(({ name, deprecated }) => [name, deprecated?.state ?? 'ACTIVE']),
      ),
    /** What the families resolve to. */
    heads: () =>
      Promise.all(
        FAMILIES.map(async (family) => {
          const url = `${apiBase()}/projects/p/global/images/family/${family}`
          return ((await (await fetch(url)).json()) as Image).name
        }),
      ),
    inject: (fault: object) => emulator().faults.inject({ project: 'p', ...fault } as Fault),
    /** Resolves when so many calls have hit the fault. */
    async hit(id: string, times = 1): Promise<void> {
      const isHit = () =>
        emulator()
          .faults.all()
          .some((fault) => fault.id === id && fault.consumed >= times)
      while (!isHit()) await wait(5)
    },
  }
}
