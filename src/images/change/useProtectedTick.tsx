import { useState, type ReactNode } from 'react'
import { session } from '../../api/http/session.ts'
import { isProtected, protectedBy } from '../../compute/protection.ts'
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
 * For a dialog about one image: if that is protected, the dialog says so, and wants it confirmed.
 * @param verb what the dialog does to it: `delete`
 */
export function useProtectedTick(image: Image, verb: string): ProtectedTick {
  const [ticked, setTicked] = useState(false)
  const { protection } = session()
  if (!isProtected(image, protection)) return { notice: null, blocked: undefined }
  return {
    notice: (
      <div>
        <Notice tone="warning">
          {protectedBy(protection)} Plans and bulk changes leave this image alone.
        </Notice>
        <Checkbox label={`${capital(verb)} it anyway`} checked={ticked} onChange={setTicked} />
      </div>
    ),
    blocked: ticked ? undefined : `The image is protected. Tick the box to ${verb} it anyway.`,
  }
}
