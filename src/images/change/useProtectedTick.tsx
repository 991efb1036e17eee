import { useState, type ReactNode } from 'react'
import { session } from '../../api/http/session.ts'
import {
  areLabelsUnread,
  isProtected,
  MAY_BE_PROTECTED,
  protectedBy,
} from '../../compute/protection.ts'
import type { Image } from '../../compute/schema.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { capital } from '../../text/capital.ts'

interface ProtectedTick {
  /** Says that the image is protected, with the box to tick. */
  notice: ReactNode
  /** Why it can't be sent yet. */
  blocked: string | undefined
}

/**
 * For a dialog about one image: if that is protected, or may be, the dialog says so, and wants it confirmed.
 * @param verb what the dialog does to it: `delete`
 */
export function useProtectedTick(image: Image, verb: string): ProtectedTick {
  const [ticked, setTicked] = useState(false)
  const { protection } = session()
  const is = isProtected(image, protection)
  if (!is && !areLabelsUnread(image)) return { notice: null, blocked: undefined }
  const why = is
    ? `${protectedBy(protection)} Plans and bulk changes leave this image alone.`
    : MAY_BE_PROTECTED
  return {
    notice: (
      <div>
        <Notice tone="warning">{why}</Notice>
        <Checkbox label={`${capital(verb)} it anyway`} checked={ticked} onChange={setTicked} />
      </div>
    ),
    blocked: ticked
      ? undefined
      : `The image ${is ? 'is' : 'may be'} protected. Tick the box to ${verb} it anyway.`,
  }
}
