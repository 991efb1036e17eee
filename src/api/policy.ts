import { queryOptions } from '@tanstack/react-query'
import { callOf } from '../compute/methods.ts'
import { Policy } from '../compute/schema.ts'
import { send } from './http/http.ts'
import { read } from './http/read.ts'
import { imageKeys } from './keys.ts'

/**
 * The IAM policy of an image (`images.getIamPolicy`), requested as version 3 to include conditions.
 */
export const policyQuery = (project: string, image: string) =>
  queryOptions({
    queryKey: imageKeys.policy(project, image),
    queryFn: async ({ signal }) =>
      read(
        Policy,
        await send({
          ...callOf('images.getIamPolicy', { project, image }),
          query: { optionsRequestedPolicyVersion: 3 },
          signal,
        }),
      ),
  })
