import { useCallback, useMemo } from 'react'
import { isApiError } from '../../api/http/error.ts'
import { useImages } from '../../api/useImages.ts'
import { useNow } from '../../ui/useNow.ts'
import { sortOf } from '../table/columns.ts'
import { readCollapse } from './collapse.ts'
import { readTerms } from './terms.ts'
import { useListSearch } from './useListSearch.ts'
import { useGroups, useModel } from './useModel.ts'
import { useUrlText } from './useUrlText.ts'
import { countFamilies, view, type Filters } from './view.ts'

export type Listing = ReturnType<typeof useListing>

/** The images of a project as arranged by the URL. */
export function useListing(project: string) {
  const { search, patch } = useListSearch()
  const { filter = '', q = '', states, due, arch, labels, collapsed, group = 'family' } = search
  const list = useImages(project, filter, true)
  const now = useNow()
  const sort = useMemo(() => sortOf(search), [search])
  const model = useModel(list.images, sort.key, sort.order, now)

  const box = useUrlText(
    q,
    useCallback((text: string) => patch({ q: text || undefined }), [patch]),
  )
  const filters = useMemo<Filters>(
    () => ({ picks: { states, due, arch, labels }, terms: readTerms(box.text) }),
    [states, due, arch, labels, box.text],
  )
  const groups = useGroups(model, group)
  const collapse = useMemo(() => readCollapse(collapsed), [collapsed])
  const rows = useMemo(
    () => view(model, filters, collapse, groups),
    [model, filters, collapse, groups],
  )
  const families = useMemo(() => countFamilies(rows.shown), [rows])
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
    refused,
  }
}
