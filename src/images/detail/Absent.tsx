import type { ReactNode } from 'react'
import type { Image } from '../../compute/schema.ts'
import { isPartUnread } from '../../compute/unread.ts'

interface AbsentProps {
  image: Image
  /** Its path: `deprecated.replacement`. */
  field: string
  /** What its absence means. */
  children: ReactNode
}

/** In place of a value that isn't there: what that means, unless it only couldn't be read. */
export function Absent({ image, field, children }: AbsentProps) {
  return <span className="muted">{isPartUnread(image, field) ? 'couldn’t be read' : children}</span>
}
