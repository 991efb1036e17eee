import { CodeBlock } from '../../ui/CodeBlock.tsx'
import styles from './GrantCommand.module.css'

/** The command by which an administrator gives a missing permission. */
export function GrantCommand({ command }: { command: string }) {
  return (
    <div className={styles['grant']}>
      <p>Ask an administrator to run this (replace EMAIL with yours):</p>
      <CodeBlock label="gcloud command" code={command} />
    </div>
  )
}
