import type { ReactNode } from 'react'
import styles from './CodeBlock.module.css'
import { CopyButton } from './CopyButton.tsx'

interface CodeBlockProps {
  /** Name of the region: “JSON of web-base-v42”. */
  label: string
  code: string
  /** Returns what is copied, if that is more than what is shown. */
  copy?: (() => string) | undefined
  /** More actions, beside the copy button. */
  actions?: ReactNode
}

/** Code, shown verbatim: scrolls by keyboard, with a button that copies all of it. */
export function CodeBlock({ label, code, copy, actions }: CodeBlockProps) {
  return (
    <div className={actions ? styles['block'] : `${styles['block']} ${styles['plain']}`}>
      <div className={styles['actions']}>
        {actions}
        <CopyButton text={copy ?? code} name={label} />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls has to be reached without a mouse */}
      <pre className={styles['code']} tabIndex={0} role="region" aria-label={label}>
        <code>{code}</code>
      </pre>
    </div>
  )
}
