import { useQuery, useQueryClient } from '@tanstack/react-query'
import { familyQuery } from '../../api/images.ts'
import { membersFromLists } from '../../api/members.ts'
import { headOf, headUnknown } from '../../compute/family.ts'
import { RESOURCE_NAME } from '../../compute/names.ts'
import type { Image } from '../../compute/schema.ts'

/**
 * What a family resolves to: computed from a loaded list until `getFromFamily` has responded.
 * @param family undefined or '' for an image without one
 * @param ask whether to ask the API; without, only what was read before is used
 * @returns `head` undefined while unknown, null if the family resolves to nothing
 */
export function useFamilyHead(
  project: string,
  family = '',
  ask = true,
): { head: Image | null | undefined; error: Error | null } {
  const client = useQueryClient()
  const { data, error } = useQuery({
    ...familyQuery(project, family),
    enabled: ask && RESOURCE_NAME.test(family),
    placeholderData: () => {
      const members = membersFromLists(client, project, family)
      return members && !headUnknown(members) ? (headOf(members) ?? null) : undefined
    },
  })
  return { head: data, error: data === undefined ? error : null }
}
