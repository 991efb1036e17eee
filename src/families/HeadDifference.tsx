import { Link } from '@tanstack/react-router'
import { Notice } from '../ui/Notice.tsx'
import { visible } from '../text/visible.ts'
import type { Difference } from './members.ts'

interface HeadDifferenceProps {
  project: string
  family: string
  difference: Difference
}

/** The service resolves the family to something else than its members say: both, and what it may mean. */
export function HeadDifference({ project, family, difference }: HeadDifferenceProps) {
  const { told, computed } = difference
  return (
    <Notice tone="warning">
      The API resolves <strong>{family}</strong> to <Head project={project} name={told} />, but by
      its members it should be <Head project={project} name={computed} />: the newest image that is
      ready and active. A change may be on its way; ask again. What counts is what the API says.
    </Notice>
  )
}

function Head({ project, name }: { project: string; name: string | null }) {
  if (name === null) return 'nothing'
  return (
    <Link className="mono" to="/projects/$project/images/$image" params={{ project, image: name }}>
      {visible(name)}
    </Link>
  )
}
