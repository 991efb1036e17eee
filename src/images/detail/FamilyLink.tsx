import { Link } from '@tanstack/react-router'
import { ImageLink } from '../parts/ImageLink.tsx'
import { useFamilyHead } from '../parts/useFamilyHead.ts'
import { RESOURCE_NAME } from '../../compute/names.ts'
import { SafeText } from '../../ui/SafeText.tsx'

interface FamilyLinkProps {
  project: string
  family: string
  /** The image on the page. */
  image: string
}

/** The family, and what it resolves to from this image's point of view. */
export function FamilyLink({ project, family, image }: FamilyLinkProps) {
  const { head, error } = useFamilyHead(project, family)
  if (!RESOURCE_NAME.test(family)) return <SafeText text={family} limit={100} />
  return (
    <>
      <Link
        className="underlined"
        to="/projects/$project/families/$family"
        params={{ project, family }}
      >
        {family}
      </Link>{' '}
      <span className="muted">· {error ? 'couldn’t check what it resolves to' : resolution()}</span>
    </>
  )

  function resolution() {
    if (head === undefined) return 'checking what it resolves to'
    if (head === null) return 'resolves to nothing'
    if (head.name === image) return 'resolves to this image'
    return (
      <>
        resolves to <ImageLink project={project} name={head.name} underlined />
      </>
    )
  }
}
