import { useState } from 'react'
import type { Permit } from '../../api/permissions.ts'
import { Notice } from '../../ui/Notice.tsx'
import { CheckAgain } from '../parts/CheckAgain.tsx'
import GrantCommand from '../parts/GrantCommand.tsx'

/**
 * Says that a permission is missing, how an administrator grants it, and whether it has been granted
 * since. Renders nothing if it was never missing.
 */
export function Denied({ permit }: { permit: Permit }) {
  const [asked, setAsked] = useState(false)
  const denied = permit.state === 'denied'
  if (!denied && !asked) return null
  return (
    <div>
      <Notice
        tone={denied ? 'warning' : 'info'}
        action={<CheckAgain permit={permit} onAsked={() => setAsked(true)} />}
      >
        {denied
          ? `You can view this but not change it. ${permit.reason ?? ''}`
          : 'You can change this now.'}
      </Notice>
      {permit.missing && <GrantCommand {...permit.missing} />}
    </div>
  )
}
