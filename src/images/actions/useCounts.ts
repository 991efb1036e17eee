import { useCallback, useMemo } from 'react'
import { session } from '../../api/http/session.ts'
import { whole, type Parts } from '../../compute/retire/parts.ts'
import type { Image } from '../../compute/schema.ts'
import { useInParts } from '../../ui/useInParts.ts'
import type { FamilyCount } from '../parts/inFamilies.ts'
import { countsOf, familiesOf, type Counts } from '../bulk/counts.ts'

/** Counting more takes longer than a frame, so it is done in parts. */
const FEW = 2000

/** @param images a stable array; undefined while counting many */
export function useCounts(images: readonly Image[]): Counts | undefined {
  const { protection } = session()
  return useCounted(
    images,
    useCallback((some) => countsOf(some, protection), [protection]),
  )
}

/** How many families the images are in, counted the same way. */
export const useFamilyCount = (images: readonly Image[]): FamilyCount | undefined =>
  useCounted(images, familiesOf)

/** @param count a stable function */
function useCounted<T>(
  images: readonly Image[],
  count: (images: readonly Image[]) => Parts<T>,
): T | undefined {
  const isFew = images.length <= FEW
  const now = useMemo(() => (isFew ? whole(count(images)) : undefined), [isFew, images, count])
  const work = useCallback(() => count(isFew ? [] : images), [isFew, images, count])
  const { value, busy } = useInParts(work)
  return now ?? (busy ? undefined : value)
}
