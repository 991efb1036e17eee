import { useState } from 'react'
import { endpointOf } from '../../api/http/endpoint.ts'
import type { Step } from '../../compute/changes/heads.ts'
import type { Before } from '../../compute/commands/gcloud.ts'
import { CommandsPanel } from '../../ui/CommandsPanel.tsx'
import styles from './ChangeCommands.module.css'
import { viewsOf } from './views.ts'

interface ChangeCommandsProps {
  /** What the form would do now, in order; none while there is nothing to do. */
  steps: readonly Step[]
  /** What a single step starts from, where it is known. */
  before?: Before
}

/** Folded: what a dialog will do, as REST, curl, gcloud and Terraform. It follows the form. */
export function ChangeCommands({ steps, before }: ChangeCommandsProps) {
  const [open, setOpen] = useState(false)
  return (
    <details className={styles['commands']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Commands that do the same</summary>
      {open &&
        (steps.length === 0 ? (
          <p className="muted">Nothing is changed yet.</p>
        ) : (
          <CommandsPanel label="the same change" views={viewsOf(steps, endpointOf(), before)} />
        ))}
    </details>
  )
}
