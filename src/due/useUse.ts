import { useMemo } from 'react'
import { disksQuery, templatesQuery } from '../api/sources.ts'
import { useEveryPage } from '../api/useEveryPage.ts'
import { usesOf, type Uses } from '../compute/retire/uses.ts'
import type { Image } from '../compute/schema.ts'

/** What uses an image; undefined if not everything could be read, which doesn't mean unused. */
export type UsesFor = (image: Image) => Uses | undefined

const UNUSED: Uses = { disks: 0, templates: 0 }

/**
 * Which disks and instance templates of a project use its images.
 * @param enabled if false, nothing is read
 */
export function useUse(project: string, images: readonly Image[], enabled: boolean): UsesFor {
  const disks = useEveryPage({ ...disksQuery(project), enabled })
  const templates = useEveryPage({ ...templatesQuery(project), enabled })
  const isKnown = [disks, templates].every(({ whole, unreadable }) => whole && unreadable === 0)
  const uses = useMemo(
    () => (isKnown ? usesOf(project, images, disks.items, templates.items) : undefined),
    [isKnown, project, images, disks.items, templates.items],
  )
  return (image) => uses && (uses.get(image.name) ?? UNUSED)
}
