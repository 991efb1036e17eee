import type { QueryClient } from '@tanstack/react-query'
import { permissionsQuery } from '../../api/permissions.ts'

/** Asks what the caller may do with an image, unless that is known. */
export const askPermissions = (client: QueryClient, project: string, image: string) =>
  client.prefetchQuery(permissionsQuery(project, image))
