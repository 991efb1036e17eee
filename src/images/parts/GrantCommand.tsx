import { CodeBlock } from '../../ui/CodeBlock.tsx'
import styles from './GrantCommand.module.css'

/** The command by which an administrator gives a missing permission. */
export function GrantCommand({ command }: { command: string }) {
  return (
    <div className={styles['grant']}>
      <p>An administrator can give it with this command; put your own address in place of EMAIL:</p>
      <CodeBlock label="gcloud command" code={command} />
    </div>
  )
}
