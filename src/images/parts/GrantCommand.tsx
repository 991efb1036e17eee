import { session } from '../../api/http/session.ts'
import type { Target } from '../../compute/changes/change.ts'
import { grantCommand } from '../../compute/commands/grant.ts'
import { CodeBlock } from '../../ui/CodeBlock.tsx'
import styles from './GrantCommand.module.css'

interface GrantCommandProps {
  /** `image` is `''` if it is missing on the project. */
  target: Target
  permission: string
}

/**
 * The command with which an administrator grants a missing permission; nothing if no role has it.
 */
export default function GrantCommand({ target, permission }: GrantCommandProps) {
  const command = grantCommand(target, permission, session().universe)
  if (command === undefined) return null
  return (
    <div className={styles['grant']}>
      <p>Ask an administrator to run this (replace EMAIL with yours):</p>
      <CodeBlock label="gcloud command" code={command} />
    </div>
  )
}
