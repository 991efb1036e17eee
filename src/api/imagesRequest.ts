/**
 * The list request, separate from the queries: the boot sends the first one before React has
 * loaded.
 */
import { callOf } from '../compute/methods.ts'
import type { ApiRequest } from './http/http.ts'

/** What lists show, search and compare; a full image is three times the size. */
const FIELDS =
  'items(id,name,description,family,status,creationTimestamp,diskSizeGb,archiveSizeBytes,architecture,labels,deprecated),nextPageToken'

/**
 * A page of `images.list`.
 * @param filter an API filter expression, or ''
 * @param pageToken '' for the first page
 */
export function imagesRequest(project: string, filter: string, pageToken: string) {
  return {
    ...callOf('images.list', { project }),
    query: { maxResults: 500, filter, pageToken, fields: FIELDS },
  } satisfies ApiRequest
}
