import { Link } from '@tanstack/react-router'

/** The way back to a project's images, as the first of a page's breadcrumbs. It is never the page itself. */
export const imagesCrumb = (project: string) => (
  <Link key="images" to="/projects/$project/images" params={{ project }} activeOptions={EXACTLY}>
    Images
  </Link>
)

const EXACTLY = { exact: true }
