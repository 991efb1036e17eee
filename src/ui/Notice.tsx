import type { ReactNode } from 'react'
import styles from './Notice.module.css'

interface NoticeProps {
  tone?: 'info' | 'warning' | 'error'
  children: ReactNode
  /** What can be done about it: buttons. */
  action?: ReactNode
}

/**
 * A line in the page that says what happened. Errors are announced at once, everything else
 * politely. Our own, not MUI's Alert: the first page shows it.
 */
export function Notice({ tone = 'info', children, action }: NoticeProps) {
  return (
    <div
      role={tone === 'error' ? 'alert' : 'status'}
      className={`${styles['notice']} ${styles[tone] ?? ''}`}
    >
      <div className={styles['text']}>{children}</div>
      {action}
    </div>
  )
}
