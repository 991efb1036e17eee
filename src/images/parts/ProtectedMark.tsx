import { session } from '../../api/http/session.ts'
import { isProtected, protectedBy } from '../../compute/protection.ts'
import type { Image } from '../../compute/schema.ts'
import { LockIcon } from '../../ui/drawnIcons.tsx'

/** A lock at an image that is protected. */
export function ProtectedMark({ image }: { image: Image }) {
  const { protection } = session()
  if (!isProtected(image, protection)) return null
  return (
    <span className="muted" title={protectedBy(protection)}>
      <LockIcon />
      <span className="visually-hidden">protected</span>
    </span>
  )
}
