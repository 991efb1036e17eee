import { Link } from '@tanstack/react-router'

/** Leaves for the page of an image. */
export const CancelTo = ({ project, image }: { project: string; image: string }) => (
  <Link className="button quiet" to="/projects/$project/images/$image" params={{ project, image }}>
    Cancel
  </Link>
)
