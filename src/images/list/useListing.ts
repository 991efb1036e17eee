import { useCallback, useMemo, useState } from 'react'
import { isApiError } from '../../api/http/error.ts'
import { useImages } from '../../api/useImages.ts'
import type { Broken } from '../../compute/conventions/broken.ts'
import { useNow } from '../../ui/useNow.ts'
import { sortOf } from '../table/columns.ts'
import { readCollapse } from './collapse.ts'
import type { UsedBy } from '../use/used.ts'
import { columnsOf } from './search.ts'
import { askedRules, asksForUse, readTerms } from './terms.ts'
import { useListSearch } from './useListSearch.ts'
import { useGroups, useModel } from './useModel.ts'
import { useUrlText } from './useUrlText.ts'
import { countFamilies, view, type Filters } from './view.ts'

export type Listing = ReturnType<typeof useListing>

/** The images of a project as arranged by the URL. */
export function useListing(project: string) {
  const { search, patch } = useListSearch()
  const {
    filter = '',
    q = '',
    states,
    due,
    arch,
    use,
    labels,
    collapsed,
    group = 'family',
  } = search
  const list = useImages(project, filter, true)
  const now = useNow()
  const sort = useMemo(() => sortOf(search), [search])
  const [usedBy, setUsedBy] = useState<UsedBy>()
  const [broken, setBroken] = useState<Broken | null>()
  const model = useModel(list.images, sort.key, sort.order, now, usedBy)

  const box = useUrlText(
    q,
    useCallback((text: string) => patch({ q: text || undefined }), [patch]),
  )
  const hour = Math.floor(now / HOUR) * HOUR
  const filters = useMemo<Filters>(
    () => ({ picks: { states, due, arch, use, labels }, terms: readTerms(box.text, hour, broken) }),
    [states, due, arch, use, labels, box.text, hour, broken],
  )
  const wantsUse = use !== undefined || asksForUse(filters.terms) || columnsOf(search).some(isUse)
  const groups = useGroups(model, group)
  const collapse = useMemo(() => readCollapse(collapsed), [collapsed])
  const rows = useMemo(
    () => view(model, filters, collapse, groups),
    [model, filters, collapse, groups],
  )
  const families = useMemo(() => countFamilies(rows, group === 'family'), [rows, group])
  const refused = filter !== '' && isApiError(list.error, 400) ? list.error : undefined
  return {
    search,
    patch,
    filter,
    list,
    now,
    sort,
    model,
    box,
    filters,
    collapse,
    rows,
    families,
    /** Not all images are loaded, perhaps none: a number may be too low. */
    partial: list.more || list.updatedAt === 0,
    refused,
    /** Something shown depends on what uses the images. */
    wantsUse,
    /** What is known about it; undefined until it was read. */
    usedBy,
    /** The words for rules whose images are asked for. */
    rules: useMemo(() => askedRules(filters.terms), [filters.terms]),
    /** What breaks the rules; undefined until it was checked, null if it can’t be. */
    broken,
    onBroken: setBroken,
    onUse: useCallback((read: UsedBy | undefined) => setUsedBy(() => read), []),
  }
}

const HOUR = 3_600_000

const isUse = ({ column }: { column: string }) => column === 'use'
