/** Counts of many images, made in parts: to how many each bulk change applies, and of how many families. */
import type { Parts } from '../../compute/retire/parts.ts'
import type { Image } from '../../compute/schema.ts'
import type { FamilyCount } from '../parts/inFamilies.ts'
import { BULK_KINDS, refusalOf, type BulkKind } from './kinds.ts'

export type Counts = Readonly<Record<BulkKind, number>>

/** Images counted before yielding. */
const STEP = 500

/** @param protection the key of the protection label */
export function* countsOf(images: readonly Image[], protection: string): Parts<Counts> {
  const counts = Object.fromEntries(BULK_KINDS.map((kind) => [kind, 0])) as Record<BulkKind, number>
  for (const [index, image] of images.entries()) {
    for (const kind of BULK_KINDS) {
      if (refusalOf(kind, image, protection) === undefined) counts[kind] += 1
    }
    if (index % STEP === STEP - 1) yield
  }
  return counts
}

/** How many families the images are in, and how many images are in one. */
export function* familiesOf(images: readonly Image[]): Parts<FamilyCount> {
  const found = new Set<string>()
  let members = 0
  for (const [index, { family }] of images.entries()) {
    if (family) {
      found.add(family)
      members += 1
    }
    if (index % STEP === STEP - 1) yield
  }
  return { families: found.size, members }
}
