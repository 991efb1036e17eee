/** What a change sets, in words. */
import type { Difference } from '../../compute/changes/difference.ts'
import { parseLink } from '../../compute/links.ts'

export const FIELD_NAMES: Readonly<Record<Difference['field'], string>> = {
  state: 'State',
  replacement: 'Replacement',
  deprecated: 'Deprecated on',
  obsolete: 'Obsolete on',
  deleted: 'Deleted on',
  description: 'Description',
  family: 'Family',
  architecture: 'Architecture',
}

/** `web-v42`, or `golden-images/web-v42` if it isn't in the image's own project. */
export function replacementName(link: string, project: string): string {
  const to = parseLink(link, project)
  if (!to) return link
  return to.project === project ? to.name : `${to.project}/${to.name}`
}
