import { useMemo } from 'react'
import type { Image } from '../../compute/schema.ts'
import type { Order, SortKey } from './columns.ts'
import { readEntries } from './entry.ts'
import { build, type Model } from './model.ts'
import { useWarmTexts } from './useWarmTexts.ts'

const HOUR = 3_600_000

/** The model of what was loaded. `now` in ms since the epoch: what is due is looked at again every hour. */
export function useModel(images: readonly Image[], key: SortKey, order: Order, now: number): Model {
  const hour = Math.floor(now / HOUR)
  // oxlint-disable-next-line react/exhaustive-deps -- not for every tick of `now`: it reads all images
  const entries = useMemo(() => readEntries(images, now), [images, hour])
  useWarmTexts(entries)
  return useMemo(() => build(entries, { key, order }), [entries, key, order])
}
