import { Link } from '@tanstack/react-router'
import { PageHead } from '../ui/PageHead.tsx'

/** Shown for an unknown URL. */
export function NotFoundPage() {
  return (
    <>
      <PageHead name="Page not found" sub="The address may be mistyped, or the link out of date." />
      <Link className="button primary" to="/">
        View images
      </Link>
    </>
  )
}
