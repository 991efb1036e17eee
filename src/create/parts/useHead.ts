import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { membersQuery } from '../../api/members.ts'
import { readFresh } from '../../api/readFresh.ts'
import type { Preview } from '../../compute/changes/preview.ts'
import { RESOURCE_NAME } from '../../compute/names.ts'
import { useSettled } from '../../ui/useSettled.ts'
import type { CreateForm } from '../model/form.ts'
import { createPreview } from '../model/headPreview.ts'

export interface Head {
  /** Null without a family, and until all its members are loaded (the image list may not have them all). */
  preview: Preview | null
  /** The members are still loading. */
  waiting: boolean
  /** Why they couldn’t be loaded. */
  error: Error | null
  /**
   * Reloads the members. @returns whether the head is still the one shown; `preview` is updated if not
   * @throws ApiError if members that are shown can’t be read again
   */
  lookAgain(): Promise<boolean>
}

/** The family’s head now and once the image is ready. */
export function useHead(project: string, details: CreateForm['details']): Head {
  const client = useQueryClient()
  const { name, publish } = details
  const family = details.family.trim()
  const settled = useSettled(family)
  const isName = RESOURCE_NAME.test(family)
  const { data, error } = useQuery({
    ...membersQuery(project, settled),
    enabled: RESOURCE_NAME.test(settled),
  })
  const known = settled === family && (data !== undefined || error !== null)
  return useMemo(() => {
    const previewOf = (members: typeof data) =>
      createPreview({ name, family, publish }, project, members)
    const preview = isName && known ? previewOf(data) : null
    return {
      preview,
      waiting: isName && !known,
      error: data === undefined ? error : null,
      async lookAgain() {
        if (!isName) return true
        const read = readFresh(client, membersQuery(project, family))
        const members = await read.catch((failure: unknown) => {
          // They couldn’t be read before either, and that is shown.
          if (data === undefined) return undefined
          throw failure
        })
        return previewOf(members)?.text === preview?.text
      },
    }
  }, [client, project, name, family, publish, isName, known, data, error])
}
