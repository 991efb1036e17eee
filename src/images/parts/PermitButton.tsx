import { useId, useState, type ReactNode } from 'react'
import type { Permit } from '../../api/permissions.ts'
import { CLOSES, lazyPart } from '../../ui/lazyPart.tsx'

const PermitDialog = lazyPart(() => import('./PermitDialog.tsx'), CLOSES)

interface PermitButtonProps {
  /** Whether it may be used; if `denied`, it explains why instead. */
  permit: Permit
  /**
   * What it does, for the dialog that explains the missing permission: `Edit labels`. Default: the
   * children.
   */
  action?: string
  /** Why it can't be used now, although permitted: it is busy, or nothing has changed yet. */
  notNow?: string | undefined
  className?: string
  label?: string
  onClick(): void
  /** It has focus, or the pointer is over it: time to load what it opens. */
  onNear?: () => void
  children: ReactNode
}

/**
 * A button for something that requires a permission. Without it, the button is disabled but
 * focusable: it says which permission is missing, and pressing it shows the command that grants it.
 */
export function PermitButton(props: PermitButtonProps) {
  const { permit, notNow, className = 'button', label, onClick, onNear, children } = props
  const id = useId()
  const [telling, setTelling] = useState(false)
  const denied = permit.state === 'denied'
  const reason = denied ? permit.reason : notNow
  const near = denied ? PermitDialog.warm : onNear
  return (
    <>
      <button
        type="button"
        className={className}
        aria-label={label}
        aria-disabled={reason !== undefined}
        aria-describedby={reason === undefined ? undefined : id}
        aria-haspopup={denied ? 'dialog' : undefined}
        title={reason}
        onPointerEnter={near}
        onFocus={near}
        onClick={() => {
          if (denied) setTelling(true)
          else if (reason === undefined) onClick()
        }}
      >
        {children}
      </button>
      {reason !== undefined && (
        <span id={id} hidden>
          {reason}
        </span>
      )}
      {telling && (
        <PermitDialog
          permit={permit}
          action={props.action ?? label ?? children}
          onClose={() => setTelling(false)}
        />
      )}
    </>
  )
}
