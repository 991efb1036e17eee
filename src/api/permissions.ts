/** What the caller may do with an image: asked once, and corrected by every 403. */
import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query'
import type { Target } from '../compute/changes/change.ts'
import { needsPermission } from '../compute/can.ts'
import { IMAGE_PERMISSIONS } from '../compute/imagePermissions.ts'
import * as z from 'zod/mini'
import { ApiError } from './http/error.ts'
import { send } from './http/http.ts'
import { read } from './http/read.ts'

const Tested = z.object({ permissions: z.optional(z.array(z.string())) })

const permissionsKey = (project: string, image: string) =>
  ['images', project, 'permissions', image] as const

/** Which of the permissions on images the caller holds on this one (`images.testIamPermissions`). */
export const permissionsQuery = (project: string, image: string) =>
  queryOptions({
    queryKey: permissionsKey(project, image),
    queryFn: async ({ signal }): Promise<readonly string[]> => {
      const path = `projects/${project}/global/images/${encodeURIComponent(image)}/testIamPermissions`
      const body = { permissions: IMAGE_PERMISSIONS }
      return read(Tested, await send({ method: 'POST', path, body, signal })).permissions ?? []
    },
    // A permission that is missing may be given at any moment: whoever has asked for it comes back to see.
    staleTime: ({ state }) => (lacksAny(state.data) ? LACKING : 5 * 60_000),
    refetchOnWindowFocus: ({ state }) => (lacksAny(state.data) ? 'always' : true),
  })

/** ms for which an answer counts that holds something back. */
const LACKING = 30_000

const lacksAny = (held: readonly string[] | undefined): boolean =>
  held !== undefined && IMAGE_PERMISSIONS.some((each) => !held.includes(each))

export interface Permit {
  /** `unknown` until it is told, and when it cannot be asked: the control is then not held back. */
  state: 'allowed' | 'denied' | 'unknown'
  /** For `denied`: what is missing, in a sentence. */
  reason?: string
  /** For `denied`: the permission, and the image that it is missing on. */
  missing?: { target: Target; permission: string }
  /** Asks the service again. */
  check?: PermissionCheck
}

/** Asking again what one may do, after an administrator has given it. */
interface PermissionCheck {
  run(): void
  running: boolean
  /** Why it could not be asked. */
  error: Error | null
}

/** Answers `can('compute.images.setLabels')` for one image. */
export function usePermissions(project: string, image: string): (permission: string) => Permit {
  const { data, error, isFetching, refetch } = useQuery(permissionsQuery(project, image))
  const check = { run: () => void refetch(), running: isFetching, error }
  return (permission) => ({ ...permitOf({ project, image }, permission, data), check })
}

/** @param held what the caller holds; undefined when that is not known */
export function permitOf(
  target: Target,
  permission: string,
  held: readonly string[] | undefined,
): Permit {
  if (held === undefined) return { state: 'unknown' }
  if (held.includes(permission)) return { state: 'allowed' }
  return {
    state: 'denied',
    reason: needsPermission(permission),
    missing: { target, permission },
  }
}

/** Notes a 403 that names a permission: what was thought to be held is not. */
export function deniedPermission(client: QueryClient, target: Target, error: unknown): void {
  if (!(error instanceof ApiError) || error.status !== 403 || !error.permission) return
  const { permission } = error
  client.setQueryData<readonly string[]>(permissionsKey(target.project, target.image), (held) =>
    held?.filter((each) => each !== permission),
  )
}
