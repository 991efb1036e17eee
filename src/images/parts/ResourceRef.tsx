import { Link } from '@tanstack/react-router'
import { linkPath, parseLink, type ResourceLink } from '../../compute/links.ts'
import { NAME_OR_ID, PROJECT, RESOURCE_NAME } from '../../compute/names.ts'
import { CopyText } from '../../ui/CopyText.tsx'

interface ResourceRefProps {
  /** A link from API data, in any form. */
  link: string
  /** The project of the page, which isn't repeated. */
  project: string
  /** What it is, for the copy button: `source disk`. */
  name: string
}

/**
 * A resource named by API data. Images and families link to their page here, in any project;
 * anything else is text to copy. The link itself is never followed.
 */
export function ResourceRef({ link, project, name }: ResourceRefProps) {
  const to = parseLink(link, project)
  if (!to) return <CopyText text={link} name={name} />
  const shown = describe(to, project)
  if (isImage(to)) {
    return (
      <Link
        className="mono"
        to="/projects/$project/images/$image"
        params={{ project: to.project, image: to.name }}
      >
        {shown}
      </Link>
    )
  }
  if (isFamily(to)) {
    return (
      <Link
        className="mono"
        to="/projects/$project/families/$family"
        params={{ project: to.project, family: to.name }}
      >
        {shown}
      </Link>
    )
  }
  return <CopyText text={linkPath(to)} name={name} shown={shown} />
}

const isImage = (to: ResourceLink) =>
  to.collection === 'images' && !to.family && PROJECT.test(to.project) && NAME_OR_ID.test(to.name)

const isFamily = (to: ResourceLink) =>
  to.family && PROJECT.test(to.project) && RESOURCE_NAME.test(to.name)

/** `us-central1-a / builder`, preceded by the project if it is a different one. */
function describe(to: ResourceLink, project: string): string {
  const place = to.scope === 'global' ? [] : [to.scope.slice(to.scope.indexOf('/') + 1)]
  const owner = to.project === project ? [] : [to.project]
  return [...owner, ...place, to.name].join(' / ')
}
