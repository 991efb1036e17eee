import { useMemo } from 'react'
import { useImages, type Images } from '../api/useImages.ts'
import { isWholeList } from '../api/wholeList.ts'
import { Families } from '../compute/families.ts'
import { familiesAtRisk, type FamilyAtRisk } from '../compute/retire/atRisk.ts'
import { checkReplacements, type Checkup } from '../compute/retire/doctor.ts'
import { dueOf, type DueView } from '../compute/retire/due.ts'
import type { Image } from '../compute/schema.ts'
import { useHour } from './useHour.ts'

export interface Due {
  list: Images
  /** All images have been read, each with at least its name. */
  isWhole: boolean
  /** Whether more may be due: not all images have been read, or not the dates of all. */
  isOpen: boolean
  due: DueView
  checkup: Checkup
  risks: readonly FamilyAtRisk[]
  /** Whether it is its family's head; false while that isn't known. */
  isHead(image: Image): boolean
  /** For each overdue head, the head after the due state is applied; null for none. */
  nextHead: ReadonlyMap<Image, Image | null>
  /** The time this was computed for, ms since the epoch. */
  now: number
}

/** What is due in a project, which replacements are broken, and which families are at risk. */
export function useDue(project: string): Due {
  const list = useImages(project)
  const now = useHour()
  const { images } = list
  const families = useMemo(() => Families.of(images), [images])
  const due = useMemo(() => dueOf(images, now), [images, now])
  const checkup = useMemo(() => checkReplacements(families, project), [families, project])
  const risks = useMemo(() => familiesAtRisk(families, now), [families, now])
  const isWhole = isWholeList(list) && list.unreadable === 0
  const isOpen = list.more || list.unreadable + due.unread.length > 0
  const nextHead = useMemo(() => nextHeads(risks), [risks])
  const isHead = ({ name, family = '' }: Image) =>
    isWhole &&
    family !== '' &&
    !families.isGuess(family) &&
    families.family(family).head?.name === name
  return { list, isWhole, isOpen, due, checkup, risks, isHead, nextHead, now }
}

const nextHeads = (risks: readonly FamilyAtRisk[]): Map<Image, Image | null> =>
  new Map(
    risks.flatMap(({ risk }) =>
      risk.kind === 'headDue' ? [[risk.head, risk.next ?? null] as const] : [],
    ),
  )
