import { useQuery } from '@tanstack/react-query'
import { useWatch } from 'react-hook-form'
import { membersQuery } from '../../../api/members.ts'
import { headChanges } from '../../../compute/changes/heads.ts'
import type { CreateForm } from '../../../compute/create/form.ts'
import { RESOURCE_NAME } from '../../../compute/names.ts'
import { useSettled } from '../../../ui/useSettled.ts'
import { useCreate } from '../context.ts'

export interface Head {
  family: string
  /** Names; null when the family resolves to nothing. */
  before: string | null
  after: string | null
}

/**
 * What the family resolves to now and once the image is ready; null without a family, and while its
 * members are not known: all of them, which the list of images may not have yet.
 */
export function useHead(): Head | null {
  const { project } = useCreate()
  const details = useWatch<CreateForm, 'details'>({ name: 'details' })
  const family = details.family.trim()
  const name = details.name.trim() || 'this image'
  const settled = useSettled(family)
  const { data: members } = useQuery({
    ...membersQuery(project, settled),
    enabled: RESOURCE_NAME.test(settled),
  })
  if (!members || settled !== family) return null
  const insert = { kind: 'insert', image: { name, family } } as const
  const [change] = headChanges(members, [{ target: { project, image: name }, change: insert }])
  const before = change?.before?.name ?? null
  return { family, before, after: details.dark === 'no' ? (change?.after?.name ?? null) : before }
}
