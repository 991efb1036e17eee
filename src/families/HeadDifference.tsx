import { Notice } from '../ui/Notice.tsx'
import { ImageLink } from '../images/parts/ImageLink.tsx'
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

const Head = ({ project, name }: { project: string; name: string | null }) =>
  name === null ? 'nothing' : <ImageLink project={project} name={name} underlined />
