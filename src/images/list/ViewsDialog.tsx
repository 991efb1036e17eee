import { useEffect, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { DialogShell } from '../../ui/DialogShell.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { nameProblem, type SavedView } from './savedViews.ts'
import type { Views } from './useViews.ts'
import { ViewRow } from './ViewRow.tsx'
import styles from './ViewsDialog.module.css'

interface ViewsDialogProps {
  views: Views
  onClose(): void
}

/** A view that was deleted here, and where it was. */
interface Deleted {
  view: SavedView
  index: number
  wasDefault: boolean
}

/** Saves the current view, and manages those saved: names, the default, deletion. */
export default function ViewsDialog({ views, onClose }: ViewsDialogProps) {
  const [name, setName] = useState('')
  const [asked, setAsked] = useState(false)
  const [deleted, setDeleted] = useState<Deleted>()
  const { readAgain } = views
  useEffect(() => {
    // A name that another tab has given isn't free any more.
    addEventListener('storage', readAgain)
    return () => removeEventListener('storage', readAgain)
  }, [readAgain])
  const existing = views.views.find((view) => view.name === name.trim())
  // A view that has taken the name since would be lost.
  const canUndo = deleted && views.views.every((view) => view.name !== deleted.view.name)
  const problem = asked ? nameProblem(name, []) : undefined
  return (
    <DialogShell
      title="Saved views"
      onClose={onClose}
      keepOpen={name !== ''}
      onSubmit={() => {
        setAsked(true)
        if (nameProblem(name, []) || !views.save(name)) return
        setName('')
        setAsked(false)
      }}
      actions={<Button onClick={onClose}>Close</Button>}
    >
      <div className={styles['save']}>
        <TextField
          label="Save the current view as"
          keepsRoom
          hint={
            existing
              ? 'Replaces the view with this name.'
              : 'Filters, order, groups and columns. Kept in this browser.'
          }
          problem={problem}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" look="primary">
          {existing ? 'Replace' : 'Save'}
        </Button>
      </div>
      {views.lost && (
        <Notice tone="error">The browser didn’t save this: its storage is blocked or full.</Notice>
      )}
      <ul aria-label="Saved views" className={styles['views']}>
        {views.views.map((view, index) => (
          <ViewRow
            key={view.name}
            view={view}
            others={views.views.filter((each) => each !== view)}
            isCurrent={view.query === views.query}
            isDefault={views.isDefault(view)}
            onRename={(next) => views.replace(view, { ...view, name: next })}
            onReplace={() => views.replace(view, { ...view, query: views.query })}
            onDefault={(on) => views.setDefault(on ? view : undefined)}
            onDelete={() => {
              const wasDefault = views.isDefault(view)
              if (views.remove(view)) setDeleted({ view, index, wasDefault })
            }}
          />
        ))}
      </ul>
      {views.views.length === 0 && !deleted && <p className="muted">No views are saved yet.</p>}
      <div role="status" className={styles['deleted']}>
        {canUndo && (
          <>
            <span>Deleted “{deleted.view.name}”.</span>
            <Button
              small
              // The focus was in a row that is gone.
              autoFocus
              onClick={() => {
                const { view, index, wasDefault } = deleted
                if (views.restore(view, index, wasDefault)) setDeleted(undefined)
              }}
            >
              Undo
            </Button>
          </>
        )}
      </div>
    </DialogShell>
  )
}
