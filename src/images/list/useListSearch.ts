import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { ImagesSearch } from './search.ts'

const route = getRouteApi('/projects/$project/images/')

/** What the address says, and the way to change it: in place, neither a step of history nor a scroll. */
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
