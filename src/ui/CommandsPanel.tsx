import { useId, useState, type KeyboardEvent } from 'react'
import { CodeBlock } from './CodeBlock.tsx'
import styles from './CommandsPanel.module.css'

/** One way to do it: code with notes, or the sentence why there is none. */
export interface CommandView {
  id: string
  name: string
  code?: string
  notes?: readonly string[]
  none?: string
}

interface CommandsPanelProps {
  /** What the commands do: the name of the tab list. */
  label: string
  views: readonly CommandView[]
}

/** The same thing said in several languages, as tabs of code to copy. Arrow keys move between them. */
export function CommandsPanel({ label, views }: CommandsPanelProps) {
  const id = useId()
  const [chosen, setChosen] = useState<string>()
  const index = Math.max(
    views.findIndex((view) => view.id === chosen),
    0,
  )
  const view = views[index]

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const to = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: -1 }[event.key]
    const next = to === undefined ? undefined : views.at(to % views.length)
    if (!next) return
    event.preventDefault()
    setChosen(next.id)
    document.getElementById(`${id}-${next.id}`)?.focus()
  }

  if (!view) return null
  return (
    <div>
      <div role="tablist" aria-label={label} className={styles['tabs']}>
        {views.map((each) => (
          <button
            key={each.id}
            type="button"
            role="tab"
            id={`${id}-${each.id}`}
            className="pill"
            aria-selected={each === view}
            aria-controls={`${id}-panel`}
            tabIndex={each === view ? 0 : -1}
            onClick={() => setChosen(each.id)}
            onKeyDown={onKeyDown}
          >
            {each.name}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${view.id}`}>
        {view.code === undefined ? (
          <p className={styles['none']}>{view.none}</p>
        ) : (
          <CodeBlock label={`${view.name}: ${label}`} code={view.code} />
        )}
        {view.notes?.map((note) => (
          <p key={note} className={styles['note']}>
            {note}
          </p>
        ))}
      </div>
    </div>
  )
}
