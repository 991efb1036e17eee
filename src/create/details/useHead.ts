import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useWatch } from 'react-hook-form'
import { membersQuery } from '../../api/members.ts'
import { readFresh } from '../../api/readFresh.ts'
import type { Preview } from '../../compute/changes/preview.ts'
import type { CreateForm } from '../model/form.ts'
import { createPreview } from '../model/headPreview.ts'
import { RESOURCE_NAME } from '../../compute/names.ts'
import { useSettled } from '../../ui/useSettled.ts'
import { useCreate } from '../parts/context.ts'

export interface Head {
  /** Null without a family, and until all its members are loaded (the image list may not have them all). */
  preview: Preview | null
  /** The members are still loading. */
  waiting: boolean
  /** Why they couldn’t be loaded. */
  error: Error | null
  /** Reloads the members. @returns whether the head is still the one shown; `preview` is updated if not */
  lookAgain(): Promise<boolean>
}

/** The family’s head now and once the image is ready. */
export function useHead(): Head {
  const { project } = useCreate()
  const client = useQueryClient()
  const details = useWatch<CreateForm, 'details'>({ name: 'details' })
  const family = details.family.trim()
  const settled = useSettled(family)
  const isName = RESOURCE_NAME.test(family)
  const { data, error } = useQuery({
    ...membersQuery(project, settled),
    enabled: RESOURCE_NAME.test(settled),
  })
  const known = settled === family && (data !== undefined || error !== null)
  const preview = isName && known ? createPreview(details, project, data) : null

  async function lookAgain(): Promise<boolean> {
    if (!isName) return true
    const members = await readFresh(client, membersQuery(project, family)).catch(() => undefined)
    return createPreview(details, project, members)?.text === preview?.text
  }

  return {
    preview,
    waiting: isName && !known,
    error: data === undefined ? error : null,
    lookAgain,
  }
}
