import { Link } from '@tanstack/react-router'
import { PageHead } from '../ui/PageHead.tsx'

/** There is no such page. */
export function NotFoundPage() {
  return (
    <>
      <PageHead
        name="There is no such page"
        sub="The address may be mistyped, or the link is old."
      />
      <Link className="button primary" to="/">
        Go to the images
      </Link>
    </>
  )
}
