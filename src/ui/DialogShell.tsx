import Dialog from '@mui/material/Dialog'
import { useId, type ReactNode } from 'react'
import styles from './DialogShell.module.css'
import { MuiTheme } from './MuiTheme.tsx'
import { useOpeningKey } from './useOpeningKey.ts'

interface DialogShellProps {
  title: ReactNode
  onClose(): void
  children: ReactNode
  actions?: ReactNode
  width?: 'sm' | 'md' | 'lg'
  /** While something typed would be lost: Escape and a click outside do nothing, buttons decide. */
  keepOpen?: boolean
}

/**
 * The one dialog: titled, focus kept inside and given back, closed by Escape unless work would be lost,
 * and not answered by the key that opened it.
 */
export function DialogShell(props: DialogShellProps) {
  const { title, onClose, children, actions, width = 'sm', keepOpen = false } = props
  const titleId = useId()
  const openingKey = useOpeningKey()
  return (
    <MuiTheme>
      <Dialog
        open
        fullWidth
        maxWidth={width}
        aria-labelledby={titleId}
        {...openingKey}
        onClose={() => {
          if (!keepOpen) onClose()
        }}
      >
        <h2 id={titleId} className={styles['title']}>
          {title}
        </h2>
        <div className={styles['body']}>{children}</div>
        {actions && <div className={styles['actions']}>{actions}</div>}
      </Dialog>
    </MuiTheme>
  )
}
