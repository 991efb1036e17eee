import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { imagesQuery } from '../../api/images.ts'
import type { Image } from '../../compute/schema.ts'

/**
 * Images of a project to take suggestions from: those that have been listed, or the first 500. What
 * is known is not asked again; it is none while that is on its way, and when it cannot be read.
 */
export function useKnownImages(project: string): readonly Image[] {
  const { data } = useInfiniteQuery({
    ...imagesQuery(project),
    refetchOnMount: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  return useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data])
}
