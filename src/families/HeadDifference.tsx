import { Link } from '@tanstack/react-router'
import { Notice } from '../ui/Notice.tsx'
import { visible } from '../text/visible.ts'
import type { Difference } from './members.ts'

interface HeadDifferenceProps {
  project: string
  family: string
  difference: Difference
}

/**
 * The API resolves the family to a different image than its members suggest: shows both, and
 * possible reasons.
 */
export function HeadDifference({ project, family, difference }: HeadDifferenceProps) {
  const { resolved, computed } = difference
  return (
    <Notice tone="warning">
      The API resolves <strong>{family}</strong> to <Head project={project} name={resolved} />, but
      the family’s newest ready and active member is <Head project={project} name={computed} />. A
      change may be in progress: check again. The API’s answer is the one that counts.
    </Notice>
  )
}

function Head({ project, name }: { project: string; name: string | null }) {
  if (name === null) return 'nothing'
  return (
    <Link
      className="mono underlined"
      to="/projects/$project/images/$image"
      params={{ project, image: name }}
    >
      {visible(name)}
    </Link>
  )
}
