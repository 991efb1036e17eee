import { lastResult } from '../../api/http/lastResult.ts'
import type { Image } from '../../compute/schema.ts'
import type { Order, SortKey } from '../table/columns.ts'
import { readEntries, type Entry } from '../table/entry.ts'
import { build, groupsOf, type Family, type Model } from '../table/model.ts'
import type { Grouping } from './search.ts'
import { useWarmTexts } from './useWarmTexts.ts'

const HOUR = 3_600_000

const lastEntries = lastResult<{ hour: number; entries: Entry[] }>()
const lastModel = lastResult<Model>()
const lastGroups = lastResult<readonly Family[] | undefined>()

/**
 * The model of the loaded images. `now` in ms since the epoch: what is due is recomputed every
 * hour.
 */
export function useModel(images: readonly Image[], key: SortKey, order: Order, now: number): Model {
  const hour = Math.floor(now / HOUR)
  // Not on every tick of `now`: it goes through all images.
  const { entries } = lastEntries([images, hour], (last) => ({
    hour,
    entries: readEntries(images, now, last?.hour === hour ? last.entries : []),
  }))
  useWarmTexts(entries)
  return lastModel([entries, key, order], () => build(entries, { key, order }))
}

/** The model's images by what rows are grouped by; undefined for one list. */
export function useGroups(model: Model, by: Grouping): readonly Family[] | undefined {
  if (by === 'family') return model.families
  return by === 'none' ? undefined : lastGroups([model, by], () => groupsOf(model, by))
}
