import { useCallback, useMemo } from 'react'
import { session } from '../../api/http/session.ts'
import { whole } from '../../compute/retire/parts.ts'
import type { Image } from '../../compute/schema.ts'
import { useInParts } from '../../ui/useInParts.ts'
import { countsOf, type Counts } from '../bulk/counts.ts'

/** Counting more takes longer than a frame, so it is done in parts. */
const FEW = 2000

/** @param images a stable array; undefined while counting many */
export function useCounts(images: readonly Image[]): Counts | undefined {
  const { protection } = session()
  const isFew = images.length <= FEW
  const now = useMemo(
    () => (isFew ? whole(countsOf(images, protection)) : undefined),
    [isFew, images, protection],
  )
  const work = useCallback(
    () => countsOf(isFew ? [] : images, protection),
    [isFew, images, protection],
  )
  const { value, busy } = useInParts(work)
  return now ?? (busy ? undefined : value)
}
