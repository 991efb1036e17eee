import type { QueryClient } from '@tanstack/react-query'
import { permissionsQuery } from '../../api/permissions.ts'

/** Reads the caller's permissions on an image, unless they are known. */
export const askPermissions = (client: QueryClient, project: string, image: string) =>
  client.prefetchQuery(permissionsQuery(project, image))
