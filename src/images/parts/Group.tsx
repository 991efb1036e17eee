import { useId, type ReactNode } from 'react'
import { KeyValue, KeyValues } from '../../ui/KeyValues.tsx'
import styles from './Group.module.css'

interface GroupProps {
  title: string
  /** Next to the title: actions on these fields. */
  action?: ReactNode
  children?: ReactNode
  /** Set while only part of the image is known: the number of placeholder lines for the rest. */
  waiting?: number | false
}

/** Related fields under a heading. */
export function Group({ title, action, children, waiting = false }: GroupProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} aria-busy={waiting !== false} className={styles['group']}>
      <div className={styles['head']}>
        <h2 id={id}>{title}</h2>
        {action}
      </div>
      <KeyValues>
        {children}
        {waiting !== false && <Waiting lines={waiting} />}
      </KeyValues>
    </section>
  )
}

function Waiting({ lines }: { lines: number }) {
  return Array.from({ length: lines }, (_, line) => (
    <KeyValue key={line} name={<span className={`skeleton ${styles['name']}`} />}>
      <span className={`skeleton ${styles['value']}`} />
    </KeyValue>
  ))
}
