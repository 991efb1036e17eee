/** Links for the breadcrumbs of a page. */
import { Link } from '@tanstack/react-router'
import { RESOURCE_NAME } from '../../compute/names.ts'
import { visible } from '../../text/visible.ts'

/** The link back to a project's images, first in a page's breadcrumbs. Never the page itself. */
export const imagesCrumb = (project: string) => (
  <Link key="images" to="/projects/$project/images" params={{ project }} activeOptions={EXACTLY}>
    Images
  </Link>
)

/** The link to a family; what can't be the name of one is text alone. */
export const familyCrumb = (project: string, family: string) =>
  RESOURCE_NAME.test(family) ? (
    <Link key="family" to="/projects/$project/families/$family" params={{ project, family }}>
      {family}
    </Link>
  ) : (
    visible(family.slice(0, 63))
  )

const EXACTLY = { exact: true }
