import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { imagesQuery } from '../../api/images.ts'
import type { Image } from '../../compute/schema.ts'

/**
 * Images of a project to take suggestions from: those already listed, or the first 500. Known data
 * isn't requested again; empty while loading, and if it can't be read.
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
