import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { imageQuery } from '../../api/images.ts'
import { membersQuery } from '../../api/members.ts'
import type { Ground } from '../../compute/changes/preview.ts'
import type { Image } from '../../compute/schema.ts'

/** The current state of an image about to be changed, and all that determines its family's head. */
export interface Subject {
  image: Image
  /** The members of its family: empty without a family, undefined if they couldn't be read. */
  members: readonly Image[] | undefined
  /** Why they couldn't be read. */
  membersError: Error | null
}

interface Reading {
  /**
   * Undefined until both were read after mounting, since cached data may be stale; then the latest.
   */
  subject: Subject | undefined
  /** Why there is no subject. */
  error: Error | null
  retry(): void
}

/** The same, as the basis of a preview. */
export const groundOf = ({ image, members }: Subject): Ground => ({
  images: new Map([[image.name, image]]),
  families: new Map(image.family ? [[image.family, members]] : []),
})

/** Reads an image and the members of its family, for a change that may move the family's head. */
export function useSubject(project: string, name: string): Reading {
  const [since] = useState(() => Date.now())
  const image = useQuery({ ...imageQuery(project, name), refetchOnMount: 'always' })
  const isRead = image.dataUpdatedAt >= since
  const family = image.data?.family ?? ''
  const members = useQuery({
    ...membersQuery(project, family),
    enabled: isRead && family !== '',
    // Read once enabled, however recent the cached members.
    staleTime: 0,
  })
  const membersRead =
    family === '' || members.dataUpdatedAt >= since || members.errorUpdatedAt >= since
  const ready = isRead && membersRead ? image.data : undefined
  const now = useMemo(
    () => ready && subjectOf(ready, members.data, members.error),
    [ready, members.data, members.error],
  )
  // The image may have moved to a family that isn't read yet: keep the last subject, and what was
  // typed, until then.
  const [last, setLast] = useState(now)
  if (now && now !== last) setLast(now)

  const subject = now ?? last
  return {
    subject,
    error: subject ? null : image.error,
    retry: () => void image.refetch(),
  }
}

function subjectOf(
  image: Image,
  members: readonly Image[] | undefined,
  membersError: Error | null,
): Subject {
  if (!image.family) return { image, members: [], membersError: null }
  return { image, members: membersError ? undefined : members, membersError }
}
