import { useState, type ReactNode } from 'react'
import styles from './create.module.css'

interface FoldProps {
  title: string
  /** What is set inside, in a few words; it shows while folded. */
  summary: string
  /** Opens it: something is set in it, or wrong with it. Folding is the person’s business alone. */
  open: boolean
  /** Something in it is wrong. */
  problem?: boolean
  children: ReactNode
}

/** Advanced settings, folded away; what is set in them shows all the same. */
export function Fold({ title, summary, open, problem = false, children }: FoldProps) {
  const [opened, setOpened] = useState(open)
  if (open && !opened) setOpened(true)
  return (
    <details className={styles['fold']} open={opened || undefined}>
      <summary>
        <span>{title}</span>
        <span className={problem ? styles['problem'] : 'muted'}>{summary}</span>
      </summary>
      <div className={styles['fields']}>{children}</div>
    </details>
  )
}
