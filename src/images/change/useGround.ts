import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { membersQuery } from '../../api/members.ts'
import type { ImageChange } from '../../compute/changes/change.ts'
import { familiesTouched, type Ground } from '../../compute/changes/preview.ts'
import { RESOURCE_NAME } from '../../compute/names.ts'
import type { Image } from '../../compute/schema.ts'

/** ms; cached data may be stale, but not if another part of the page has just read it. */
const FRESH = 10_000

interface GroundReading {
  ground: Ground
  /** Members are still being read. */
  waiting: boolean
  /** Why the members of a family couldn't be read. */
  error: Error | null
}

/**
 * What steps are based on: their images, as given, and the members of the affected families, read
 * since this was mounted or just before.
 */
export function useGround(
  project: string,
  images: Image | readonly Image[],
  steps: readonly ImageChange[],
): GroundReading {
  const [since] = useState(() => Date.now())
  const byName = new Map([images].flat().map((image) => [image.name, image]))
  const families = [...familiesTouched(steps, byName).keys()].filter((family) =>
    RESOURCE_NAME.test(family),
  )
  const queries = useQueries({
    queries: families.map((family) => ({ ...membersQuery(project, family), staleTime: FRESH })),
  })
  const read = queries.map(({ data, error, dataUpdatedAt, errorUpdatedAt }) => {
    const fresh = dataUpdatedAt > since - FRESH
    return {
      members: fresh ? data : undefined,
      error,
      done: fresh || errorUpdatedAt > since - FRESH,
    }
  })
  return {
    ground: {
      images: byName,
      families: new Map(families.map((family, index) => [family, read[index]?.members])),
    },
    waiting: read.some(({ done }) => !done),
    error: read.find(({ members, error }) => !members && error)?.error ?? null,
  }
}
