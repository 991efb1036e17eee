import { useState } from 'react'
import type { Permit } from '../../api/permissions.ts'
import { Notice } from '../../ui/Notice.tsx'
import { CheckAgain } from '../parts/CheckAgain.tsx'
import GrantCommand from '../parts/GrantCommand.tsx'

interface DeniedProps {
  permit: Permit
  /** What can't be done without the permission, and what can be once it is granted, as sentences. */
  words?: { denied: string; granted: string }
}

const OF_IMAGE = {
  denied: 'You can view this but not change it.',
  granted: 'You can change this now.',
}

/**
 * Says that a permission is missing, how an administrator grants it, and whether it has been granted
 * since. Renders nothing if it was never missing.
 */
export function Denied({ permit, words = OF_IMAGE }: DeniedProps) {
  const [asked, setAsked] = useState(false)
  const denied = permit.state === 'denied'
  if (!denied && !asked) return null
  return (
    <div>
      <Notice
        tone={denied ? 'warning' : 'info'}
        action={<CheckAgain permit={permit} onAsked={() => setAsked(true)} />}
      >
        {denied ? `${words.denied} ${permit.reason ?? ''}` : words.granted}
      </Notice>
      {permit.missing && <GrantCommand {...permit.missing} />}
    </div>
  )
}
