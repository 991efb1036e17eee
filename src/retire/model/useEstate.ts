import { useMemo } from 'react'
import { useEvidence, type EvidenceRead } from '../../api/evidence.ts'
import { useImages, type Images } from '../../api/useImages.ts'
import { isWholeList } from '../../api/wholeList.ts'
import { useSettled } from '../../ui/useSettled.ts'
import { Families } from '../../compute/families.ts'

/** From this number of images on, grouping them takes a while. */
const LARGE = 2000

export interface Estate extends EvidenceRead {
  list: Images
  /** All images; undefined while incomplete. */
  images: Families | undefined
}

/** The input of a plan: all images of a project, and what uses them. */
export function useEstate(project: string): Estate {
  const list = useImages(project)
  const isAll = isWholeList(list)
  // During a run, which keeps changing images, process a large list only when it has been stable for a while.
  const pause = list.images.length > LARGE ? 400 : 0
  const complete = useSettled(isAll ? list.images : undefined, pause)
  const images = useMemo(() => complete && Families.of(complete), [complete])
  return { list, images: isAll ? images : undefined, ...useEvidence(project, complete) }
}
