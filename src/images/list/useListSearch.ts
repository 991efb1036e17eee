import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { ImagesSearch } from './search.ts'

const route = getRouteApi('/projects/$project/images/')

/**
 * The URL parameters, and a way to change them in place: without a history entry and without
 * scrolling.
 */
export function useListSearch() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const patch = useCallback(
    (change: Partial<ImagesSearch>) => {
      void navigate({
        search: (last) => ({ ...last, ...change }),
        replace: true,
        resetScroll: false,
      })
    },
    [navigate],
  )
  return { search, patch }
}
