import { useEvidence } from '../api/evidence.ts'
import { NO_USES, seenUse, type Uses } from '../compute/retire/uses.ts'
import type { Image } from '../compute/schema.ts'

/** What uses an image; undefined if it isn't known, which doesn't mean unused. */
export type UsesFor = (image: Image) => Uses | undefined

/**
 * What uses the images of a project.
 * @param enabled if false, nothing is read
 */
export function useUse(project: string, images: readonly Image[], enabled: boolean): UsesFor {
  const { evidence } = useEvidence(project, images, enabled)
  return (image) =>
    evidence?.uses.get(image.name) ?? (seenUse(evidence, image) === 'none' ? NO_USES : undefined)
}
