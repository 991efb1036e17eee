import { lastResult } from '../../api/http/lastResult.ts'
import type { Image } from '../../compute/schema.ts'
import type { Order, SortKey } from '../table/columns.ts'
import { readEntries, type Entry } from '../table/entry.ts'
import { build, groupsOf, type Family, type Model } from '../table/model.ts'
import type { Grouping } from './search.ts'
import type { UsedBy } from '../use/used.ts'
import { useWarmTexts } from './useWarmTexts.ts'

const lastEntries = lastResult<{ usedBy: UsedBy | undefined; entries: readonly Entry[] }>()
const lastModel = lastResult<Model>()
const lastGroups = lastResult<readonly Family[] | undefined>()

/** The model of the loaded images. `now` in ms since the epoch. */
export function useModel(
  images: readonly Image[],
  key: SortKey,
  order: Order,
  now: number,
  usedBy: UsedBy | undefined,
): Model {
  const { entries } = lastEntries([images, now, usedBy], (last) => {
    const before = last?.usedBy === usedBy ? last?.entries : undefined
    return { usedBy, entries: readEntries(images, now, before, usedBy) }
  })
  useWarmTexts(entries)
  return lastModel([entries, key, order], () => build(entries, { key, order }))
}

/** The model's images by what rows are grouped by; undefined for one list. */
export function useGroups(model: Model, by: Grouping): readonly Family[] | undefined {
  if (by === 'family') return model.families
  return by === 'none' ? undefined : lastGroups([model, by], () => groupsOf(model, by))
}
