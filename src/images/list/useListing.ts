import { useCallback, useMemo } from 'react'
import { isApiError } from '../../api/http/error.ts'
import { useImages } from '../../api/useImages.ts'
import { useNow } from '../../ui/useNow.ts'
import { sortOf } from '../table/columns.ts'
import { readCollapse } from './collapse.ts'
import { facetsOf } from './facets.ts'
import { readTerms } from './terms.ts'
import { useListSearch } from './useListSearch.ts'
import { useModel } from './useModel.ts'
import { useUrlText } from './useUrlText.ts'
import { view, type Filters } from './view.ts'

export type Listing = ReturnType<typeof useListing>

/** The images of a project as arranged by the URL. */
export function useListing(project: string) {
  const { search, patch } = useListSearch()
  const { filter = '', q = '', states, due = false, collapsed, flat = false } = search
  const list = useImages(project, filter, true)
  const now = useNow()
  const sort = useMemo(() => sortOf(search), [search])
  const model = useModel(list.images, sort.key, sort.order, now)

  const box = useUrlText(
    q,
    useCallback((text: string) => patch({ q: text || undefined }), [patch]),
  )
  const filters = useMemo<Filters>(
    () => ({ states, due, terms: readTerms(box.text) }),
    [states, due, box.text],
  )
  const collapse = useMemo(() => readCollapse(collapsed), [collapsed])
  const rows = useMemo(
    () => view(model, filters, collapse, !flat),
    [model, filters, collapse, flat],
  )
  const facets = useMemo(() => facetsOf(model, filters), [model, filters])
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
    facets,
    refused,
  }
}
