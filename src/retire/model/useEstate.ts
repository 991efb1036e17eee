import { useMemo } from 'react'
import { disksQuery, templatesQuery } from '../../api/sources.ts'
import { useEveryPage, type EveryPage } from '../../api/useEveryPage.ts'
import { useImages, type Images } from '../../api/useImages.ts'
import { useSettled } from '../../ui/useSettled.ts'
import { Families } from '../../compute/families.ts'
import { usesOf, type Evidence } from '../../compute/retire/uses.ts'

/** From this number of images on, grouping them takes a while. */
const LARGE = 2000

export interface Estate {
  list: Images
  /** All images; undefined while incomplete. */
  images: Families | undefined
  /** What uses them; undefined while being read. */
  evidence: Evidence | undefined
  /** Why some of it couldn't be read. */
  readErrors: readonly { what: string; error: Error }[]
  /** Reads again what uses them. */
  checkUse(): void
}

/** The input of a plan: all images of a project, and what uses them. */
export function useEstate(project: string): Estate {
  const list = useImages(project)
  const disks = useEveryPage(disksQuery(project))
  const templates = useEveryPage(templatesQuery(project))
  const isAll = !list.loading && !list.more && list.updatedAt > 0
  // During a run, which keeps changing images, process a large list only when it has been stable for a while.
  const pause = list.images.length > LARGE ? 400 : 0
  const complete = useSettled(isAll ? list.images : undefined, pause)
  const images = useMemo(() => complete && Families.of(complete), [complete])
  const at = Math.min(...[disks, templates].map(({ readAt }) => readAt || Infinity))
  const missing = [
    ...(isWhole(disks) ? [] : ['disks.aggregatedList']),
    ...(isWhole(templates) ? [] : ['instanceTemplates.list']),
  ].join(' ')
  const isRead = [disks, templates].every((each) => each.whole || each.error !== null)
  const evidence = useMemo((): Evidence | undefined => {
    if (!images || !isRead) return undefined
    return {
      at: Number.isFinite(at) ? at : 0,
      missing: missing === '' ? [] : missing.split(' '),
      uses: usesOf(project, images.all(), disks.items, templates.items),
    }
  }, [project, images, isRead, at, missing, disks.items, templates.items])
  return {
    list,
    images: isAll ? images : undefined,
    evidence,
    readErrors: [
      ...(disks.error ? [{ what: 'The disks', error: disks.error }] : []),
      ...(templates.error ? [{ what: 'The instance templates', error: templates.error }] : []),
    ],
    checkUse: () => {
      disks.refresh()
      templates.refresh()
    },
  }
}

const isWhole = ({ whole, unreadable }: EveryPage<unknown>) => whole && unreadable === 0
