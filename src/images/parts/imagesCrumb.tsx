import { Link } from '@tanstack/react-router'

/** The link back to a project's images, first in a page's breadcrumbs. Never the page itself. */
export const imagesCrumb = (project: string) => (
  <Link key="images" to="/projects/$project/images" params={{ project }} activeOptions={EXACTLY}>
    Images
  </Link>
)

const EXACTLY = { exact: true }
