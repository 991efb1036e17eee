import { mdiContentSaveOutline, mdiDeleteOutline, mdiStar, mdiStarOutline } from '@mdi/js'
import { useState } from 'react'
import { IconButton } from '../../ui/IconButton.tsx'
import { nameProblem, type SavedView } from './savedViews.ts'
import styles from './ViewsDialog.module.css'

interface ViewRowProps {
  view: SavedView
  others: readonly SavedView[]
  /** The list shows it now. */
  isCurrent: boolean
  isDefault: boolean
  onRename(name: string): void
  /** Replaces it by what the list shows now. */
  onReplace(): void
  onDefault(on: boolean): void
  onDelete(): void
}

/** A saved view: its name can be edited, Enter or leaving the field keeps it. */
export function ViewRow({ view, others, isCurrent, isDefault, ...on }: ViewRowProps) {
  const { name } = view
  const [typed, setTyped] = useState(name)
  const problem = nameProblem(typed, others)
  const keep = () => {
    if (problem === undefined && typed.trim() !== name) on.onRename(typed.trim())
  }
  return (
    <li className={styles['view']}>
      <span className={styles['name']}>
        <input
          type="text"
          className="field"
          aria-label={`Name of ${name}`}
          aria-invalid={problem !== undefined}
          title={problem}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            // The form around it saves the current view.
            event.preventDefault()
            keep()
          }}
        />
        {problem !== undefined && (
          <span role="alert" className={styles['problem']}>
            {problem}
          </span>
        )}
      </span>
      <IconButton
        label={isDefault ? `${name} opens by default` : `Open ${name} by default`}
        icon={isDefault ? mdiStar : mdiStarOutline}
        aria-pressed={isDefault}
        onClick={() => on.onDefault(!isDefault)}
      />
      <IconButton
        label={`Replace ${name} with the current view`}
        icon={mdiContentSaveOutline}
        reason={isCurrent ? 'It is the current view.' : undefined}
        onClick={on.onReplace}
      />
      <IconButton label={`Delete ${name}`} icon={mdiDeleteOutline} onClick={on.onDelete} />
    </li>
  )
}
