import { useMemo } from 'react'
import { disksQuery, templatesQuery } from '../../api/sources.ts'
import { useEveryPage, type EveryPage } from '../../api/useEveryPage.ts'
import { useImages, type Images } from '../../api/useImages.ts'
import { Families } from '../../compute/families.ts'
import { usesOf, type Evidence } from '../../compute/retire/uses.ts'

export interface Estate {
  list: Images
  /** All images; undefined while some are missing. */
  images: Families | undefined
  /** What uses them; undefined while that is being read. */
  evidence: Evidence | undefined
  /** Why some of that could not be read. */
  readErrors: readonly { what: string; error: Error }[]
  /** Reads what uses them anew. */
  checkUse(): void
}

/** What a plan looks at: all images of a project, and what uses them. */
export function useEstate(project: string): Estate {
  const list = useImages(project)
  const disks = useEveryPage(disksQuery(project))
  const templates = useEveryPage(templatesQuery(project))
  const isAll = !list.loading && !list.more && list.updatedAt > 0
  const images = useMemo(() => (isAll ? Families.of(list.images) : undefined), [isAll, list.images])
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
    images,
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
