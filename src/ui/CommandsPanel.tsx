import Tab from '@mui/material/Tab'
import Tabs from '@mui/material/Tabs'
import { useId, useState } from 'react'
import { CodeBlock } from './CodeBlock.tsx'
import styles from './CommandsPanel.module.css'
import { MuiTheme } from './MuiTheme.tsx'

/** One way to do it: code with notes, or a sentence saying why there is none. */
export interface CommandView {
  id: string
  name: string
  code?: string
  /** Returns what is copied, if that is more than what is shown. */
  copy?: () => string
  notes?: readonly string[]
  none?: string
}

interface CommandsPanelProps {
  /** What the commands do: the name of the tab list. */
  label: string
  views: readonly CommandView[]
  /** The view shown first; default: the first. */
  first?: string
}

/** The same thing in several languages, as tabs of code to copy. Arrow keys move between tabs. */
export function CommandsPanel({ label, views, first }: CommandsPanelProps) {
  const id = useId()
  const [chosen, setChosen] = useState(first)
  const view = views.find((each) => each.id === chosen) ?? views[0]
  if (!view) return null
  return (
    <MuiTheme>
      <div className={styles['panel']}>
        <Tabs
          value={view.id}
          aria-label={label}
          variant="scrollable"
          scrollButtons={false}
          selectionFollowsFocus
          onChange={(_, next: string) => setChosen(next)}
        >
          {views.map((each) => (
            <Tab
              key={each.id}
              value={each.id}
              label={each.name}
              id={`${id}-${each.id}`}
              aria-controls={`${id}-panel`}
            />
          ))}
        </Tabs>
        <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${view.id}`}>
          {view.code === undefined ? (
            <p className={styles['note']}>{view.none}</p>
          ) : (
            <CodeBlock label={`${view.name}: ${label}`} code={view.code} copy={view.copy} />
          )}
          {view.notes?.map((note) => (
            <p key={note} className={styles['note']}>
              {note}
            </p>
          ))}
        </div>
      </div>
    </MuiTheme>
  )
}
