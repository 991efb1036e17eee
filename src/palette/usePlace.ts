import { useRouterState } from '@tanstack/react-router'
import type { Place } from './meant.ts'

/** The page that is shown. */
export function usePlace(project: string): Place {
  return useRouterState({
    select: ({ matches, location }) => {
      const last = matches.at(-1)
      const { image, family } = (last?.params ?? {}) as { image?: string; family?: string }
      const isList = last?.routeId === '/projects/$project/images/'
      return {
        project,
        image,
        family,
        list: isList ? (last.search.filter ?? '') : undefined,
        entry: location.state.__TSR_index,
      }
    },
    structuralSharing: true,
  })
}
