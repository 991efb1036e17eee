import { useState, type ReactNode } from 'react'
import create from './create.module.css'
import styles from './Fold.module.css'

interface FoldProps {
  title: string
  /** What is set inside, in a few words; shown while collapsed too. */
  summary: string
  /** Opens it when it becomes true. Only the user collapses it. */
  open: boolean
  /** Something in it is invalid: opens it, too. */
  problem: boolean
  children: ReactNode
}

/** A collapsible section of advanced settings, with a summary of what is set in it. */
export function Fold({ title, summary, open, problem, children }: FoldProps) {
  const [opened, setOpened] = useState(open || problem)
  if ((open || problem) && !opened) setOpened(true)
  return (
    <details className={styles['fold']} open={opened || undefined}>
      <summary>
        <span>{title}</span>
        <span className={problem ? create['problem'] : 'muted'}>{summary}</span>
      </summary>
      <div className={create['fields']}>{children}</div>
    </details>
  )
}
