/** What the caller may do with an image: read once, then corrected by every 403. */
import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { methodFor, needsPermission } from '../compute/can.ts'
import type { Target } from '../compute/changes/change.ts'
import { IMAGE_PERMISSIONS } from '../compute/imagePermissions.ts'
import { callOf } from '../compute/methods.ts'
import { array, object, optional, string } from '../compute/shape.ts'
import { ApiError } from './http/error.ts'
import { send } from './http/http.ts'
import { read } from './http/read.ts'
import { lackingMethods, onSession } from './http/session.ts'
import { imageKeys } from './keys.ts'

const Tested = object({ permissions: optional(array(string)) })

/** Which image permissions the caller holds on this image (`images.testIamPermissions`). */
export const permissionsQuery = (project: string, image: string) =>
  queryOptions({
    queryKey: imageKeys.permissions(project, image),
    queryFn: async ({ signal }): Promise<readonly string[]> => {
      const call = callOf('images.testIamPermissions', { project, image })
      const body = { permissions: IMAGE_PERMISSIONS }
      return read(Tested, await send({ ...call, body, signal })).permissions ?? []
    },
    // A missing permission may be granted at any moment: someone who has requested it comes back to
    // check.
    staleTime: ({ state }) => (lacksAny(state.data) ? LACKING : 5 * 60_000),
    refetchOnWindowFocus: ({ state }) => (lacksAny(state.data) ? 'always' : true),
  })

/** ms for which a response that lacks a permission stays fresh. */
const LACKING = 30_000

const lacksAny = (held: readonly string[] | undefined): boolean =>
  held !== undefined && IMAGE_PERMISSIONS.some((each) => !held.includes(each))

export interface Permit {
  /**
   * `unknown` until the response arrives, or when the check fails: the control stays enabled then.
   */
  state: 'allowed' | 'denied' | 'unknown'
  /** For `denied`: what is missing, as a sentence: a permission, or the method itself. */
  reason?: string
  /** For a missing permission: which, and the image it is missing on. */
  missing?: { target: Target; permission: string }
  /** Checks again. */
  check?: PermissionCheck
}

/** Checks the permissions again, after an administrator has granted one. */
interface PermissionCheck {
  run(): void
  running: boolean
  /** Why the check failed. */
  error: Error | null
}

/**
 * Answers `can('compute.images.setLabels')` for one image.
 * @param image undefined while it isn't known which; everything is `unknown` then
 */
export function usePermissions(
  project: string,
  image: string | undefined,
): (permission: string) => Permit {
  const name = image ?? ''
  const { data, error, isFetching, refetch } = useQuery({
    ...permissionsQuery(project, name),
    enabled: image !== undefined,
  })
  const lacking = useSyncExternalStore(onSession, lackingMethods)
  const check = { run: () => void refetch(), running: isFetching, error }
  return (permission) => {
    const lack = lacking?.get(methodFor(permission) ?? '')
    if (lack !== undefined) return { state: 'denied', reason: lack }
    return { ...permitOf({ project, image: name }, permission, data), check }
  }
}

/** @param held what the caller holds; undefined when unknown */
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

/** Records a 403 that names a permission: it was believed to be held, and isn't. */
export function deniedPermission(client: QueryClient, target: Target, error: unknown): void {
  if (!(error instanceof ApiError) || error.status !== 403 || !error.permission) return
  const { permission } = error
  client.setQueryData<readonly string[]>(
    imageKeys.permissions(target.project, target.image),
    (held) => held?.filter((each) => each !== permission),
  )
}
