import { useEffect, useMemo } from 'react'
import { encryptedIds, encryptionQuery } from '../../api/sources.ts'
import { useEveryPage } from '../../api/useEveryPage.ts'
import type { Images } from '../../api/useImages.ts'
import { isWholeList } from '../../api/wholeList.ts'
import { checkImages, type Report } from '../../compute/conventions/check.ts'
import { needsKeys, type Conventions } from '../../compute/conventions/rules.ts'
import { Families } from '../../compute/families.ts'
import type { Parts } from '../../compute/retire/parts.ts'
import { useInParts } from '../../ui/useInParts.ts'

interface Checking {
  /** All images have been read, each with at least its name. */
  isWhole: boolean
  /** What breaks the rules; undefined until it is known. While images change, the previous report. */
  report: Report | undefined
  /** Why it isn’t known which images are encrypted with which key. */
  keyError: Error | null
  /** Reads that again. */
  retryKeys(): void
}

/**
 * Checks all images of a project, a few milliseconds at a time.
 * @param list all of them, not those that a filter leaves
 */
export function useReport(
  project: string,
  list: Images,
  conventions: Conventions | undefined,
): Checking {
  const { images, updatedAt } = list
  const isWhole = isWholeList(list) && list.unreadable === 0
  const needs = conventions !== undefined && needsKeys(conventions)
  const keys = useEveryPage({ ...encryptionQuery(project), enabled: needs })
  const encrypted = useMemo(() => encryptedIds(keys.items), [keys.items])

  // Images that are newer than what was read about keys.
  const { whole, readAt, refresh } = keys
  const isOld = needs && isWhole && whole && readAt < updatedAt
  useEffect(() => {
    if (isOld && images.some(({ id = '' }) => !encrypted.has(id))) refresh()
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each list
  }, [isOld, images])

  const isReady = isWhole && conventions !== undefined && (!needs || whole || keys.error !== null)
  const work = useMemo(
    () =>
      function* (): Parts<Report | undefined> {
        if (!isReady) return undefined
        return yield* checkImages(conventions, Families.of(images), ({ id = '' }) =>
          encrypted.get(id),
        )
      },
    [isReady, conventions, images, encrypted],
  )
  const { value: report } = useInParts(work)
  return { isWhole, report, keyError: needs ? keys.error : null, retryKeys: refresh }
}
