import { useId, useState, type ReactNode } from 'react'
import type { Permit } from '../../api/permissions.ts'
import { CLOSES, lazyPart } from '../../ui/lazyPart.tsx'

const PermitDialog = lazyPart(() => import('./PermitDialog.tsx'), CLOSES)

interface PermitButtonProps {
  /** Whether it may be used; `denied` makes it tell why instead. */
  permit: Permit
  /** What it does, for the dialog that explains the missing permission: `Edit labels`. Defaults to the children. */
  action?: string
  /** Why it cannot be used now although it may be: it is busy, or nothing is changed yet. */
  notNow?: string | undefined
  className?: string
  label?: string
  onClick(): void
  /** The pointer or the focus is on it: what it opens can be loaded. */
  onNear?: () => void
  children: ReactNode
}

/**
 * A button for what takes a permission. Without it, it is disabled and yet reached: it says which is
 * missing, and pressed it shows the command by which an administrator gives it.
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
