import { useState } from 'react'
import { endpointOf } from '../../api/http/endpoint.ts'
import type { ImageChange } from '../../compute/changes/change.ts'
import type { Before } from '../../compute/commands/gcloud.ts'
import { CommandsPanel } from '../../ui/CommandsPanel.tsx'
import styles from './ChangeCommands.module.css'
import { viewsOf } from './views.ts'

interface ChangeCommandsProps {
  /** What the form would do now, in order; empty if there is nothing to do. */
  steps: readonly ImageChange[]
  /** The state before a single step, if known. */
  before?: Before
  /** Open initially, on a screen with room for it. */
  shown?: boolean
}

/** What a form would do, as REST, curl, gcloud and Terraform. It follows the form. */
export function ChangeCommands({ steps, before, shown = false }: ChangeCommandsProps) {
  const [open, setOpen] = useState(() => shown && matchMedia('(min-width: 761px)').matches)
  return (
    <details
      className={styles['commands']}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>Equivalent commands</summary>
      {open &&
        (steps.length === 0 ? (
          <p className="muted">No changes yet.</p>
        ) : (
          <CommandsPanel label="Equivalent commands" views={viewsOf(steps, endpointOf(), before)} />
        ))}
    </details>
  )
}
