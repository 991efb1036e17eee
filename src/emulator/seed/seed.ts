/** The initial contents of a store. The same seed at the same time gives the same data. */
import type { Store } from '../store/store.ts'
import { createBuilder, type Builder } from './builder.ts'
import { makeEstate } from './families.ts'
import { putHistory } from './history.ts'
import { putMachines } from './machines.ts'
import { publicHeads, seedPublicProjects, type PublicHeads } from './publicProjects.ts'
import { putScale } from './scale.ts'
import { putTemplates } from './templates.ts'

/**
 * `demo`: the images of a fictional company, and the public projects; `empty`: nothing; `scale:N`:
 * N images in N/50 families.
 */
export type Seed = 'demo' | 'empty' | `scale:${number}`

/** The project that a store is seeded with. */
export const DEMO_PROJECT = 'demo-project'

export interface SeedOptions {
  seed: Seed
  /** ms since the epoch; ages and planned dates are relative to it. */
  now: number
  /** `googleapis.com` by default. */
  universe?: string
}

/** Parses the name of a seed; `null` if there is no such seed. */
export function parseSeed(text: string): Seed | null {
  if (text === 'demo' || text === 'empty') return text
  const count = /^scale:(\d{1,7})$/.exec(text)?.[1]
  return count === undefined ? null : `scale:${Number(count)}`
}

/** Fills a store with `demo-project` and, for `demo`, the public projects; all or nothing. */
export function seedStore(store: Store, { seed, now, universe }: SeedOptions): void {
  store.transaction(() => {
    const builder = createBuilder(store, DEMO_PROJECT, now, universe)
    if (seed === 'demo') putDemo(builder, seedPublicProjects(store, now, universe))
    else putSeed(builder, seed)
  })
}

const META_SEEDED = 'seeded'

/** Seeds a new store, and only once: deleted data doesn’t come back. */
export function seedOnce(store: Store, options: SeedOptions): void {
  if (store.getMeta(META_SEEDED) !== undefined) return
  store.transaction(() => {
    seedStore(store, options)
    store.setMeta(META_SEEDED, options.seed)
  })
}

/**
 * Replaces the contents of one project. The demo images are based on public ones of that age, which
 * are added to the store if missing.
 */
export function seedProject(
  store: Store,
  project: string,
  seed: Seed,
  now: number,
  universe?: string,
): void {
  store.transaction(() => {
    store.clear(project)
    const builder = createBuilder(store, project, now, universe)
    if (seed === 'demo') putDemo(builder, publicHeads(store, now, universe))
    else putSeed(builder, seed)
  })
}

function putSeed(builder: Builder, seed: Exclude<Seed, 'demo'>): void {
  if (seed !== 'empty') putScale(builder, Number(seed.slice('scale:'.length)))
}

function putDemo(builder: Builder, heads: PublicHeads): void {
  const estate = makeEstate(builder, heads)
  putMachines(builder, estate)
  putTemplates(builder, estate, heads)
  putHistory(builder, estate)
}
