/** Recipes saved before images are deleted: everything needed to recreate them, as far as possible. */
import type { QueryClient } from '@tanstack/react-query'
import { fewAtOnce } from '../api/atOnce.ts'
import { explain, isNotFound } from '../api/http/error.ts'
import { imageQuery } from '../api/images.ts'
import { policyQuery } from '../api/policy.ts'
import { readFresh } from '../api/readFresh.ts'
import { missingInRecipe, recreateRequest } from '../compute/changes/recreate.ts'
import type { DeprecationStatus, ImageInsert, Policy } from '../compute/schema.ts'
import { unreadAmong } from '../compute/unread.ts'

export interface Recipe {
  name: string
  /** The body of an `images.insert`; null when the image doesn’t name its source, or that couldn’t be read. */
  insert: ImageInsert | null
  /** What it lacks because it couldn’t be read: paths of fields. */
  unread?: readonly string[]
  deprecated: DeprecationStatus | null
  policy: Policy | null
  /** Why there is no policy. */
  policyError?: string
}

/**
 * Reads images for their recipes, a few at a time; images that no longer exist are left out.
 * @throws ApiError when an image can’t be read
 */
export async function readRecipes(
  client: QueryClient,
  project: string,
  names: readonly string[],
): Promise<Recipe[]> {
  const recipes = await fewAtOnce(names, async (name) => {
    try {
      return [await readRecipe(client, project, name)]
    } catch (error) {
      if (isNotFound(error)) return []
      throw error
    }
  })
  return recipes.flat()
}

const DEPRECATION = new Set(['deprecated'])

async function readRecipe(client: QueryClient, project: string, name: string): Promise<Recipe> {
  const [image, policy] = await Promise.all([
    readFresh(client, imageQuery(project, name)),
    readFresh(client, policyQuery(project, name)).then(
      (policy) => ({ policy }),
      (error: unknown) => ({ policy: null, policyError: explain(error) }),
    ),
  ])
  const { deprecated = null } = image
  const insert = recreateRequest(image) ?? null
  const unread = [...missingInRecipe(image), ...unreadAmong(image, DEPRECATION)]
  return { name, insert, ...(unread.length > 0 && { unread }), deprecated, ...policy }
}
