import type { QueryClient } from '@tanstack/react-query'
import { ASKED } from '../../api/held.ts'
import { permissionsQuery } from '../../api/permissions.ts'
import type { Image } from '../../compute/schema.ts'

/** Reads the caller's permissions on the first few images, unless they are known. */
export const askPermissions = (client: QueryClient, project: string, images: readonly Image[]) =>
  Promise.all(
    images.slice(0, ASKED).map(({ name }) => client.prefetchQuery(permissionsQuery(project, name))),
  )
