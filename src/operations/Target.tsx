import { Link } from '@tanstack/react-router'
import { linkName, parseLink } from '../compute/links.ts'
import type { Operation } from '../compute/schema.ts'
import { visible } from '../text/visible.ts'

/** The target of an operation: a link to the image, or the name of anything else. */
export function Target({ operation: { targetLink } }: { operation: Operation }) {
  if (targetLink === undefined) return null
  const link = parseLink(targetLink)
  const name = <code>{visible(link?.name ?? linkName(targetLink))}</code>
  if (link?.collection !== 'images' || link.family) return name
  return (
    <Link
      to="/projects/$project/images/$image"
      params={{ project: link.project, image: link.name }}
    >
      {name}
    </Link>
  )
}
