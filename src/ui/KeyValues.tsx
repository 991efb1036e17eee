import type { ReactNode } from 'react'
import styles from './KeyValues.module.css'

/** Names and values in two columns, as a description list. */
export function KeyValues({ children }: { children: ReactNode }) {
  return <dl className={styles['list']}>{children}</dl>
}

interface KeyValueProps {
  name: ReactNode
  children: ReactNode
  /** The name is code, such as an enum value. */
  mono?: boolean
}

/** A name with its value, or several values as several children. */
export function KeyValue({ name, children, mono = false }: KeyValueProps) {
  return (
    <div className={styles['row']}>
      <dt className={mono ? 'mono' : undefined}>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
