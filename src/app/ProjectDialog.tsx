import { useId, useState, type SyntheticEvent } from 'react'
import { PROJECT } from '../compute/names.ts'
import { DialogShell } from '../ui/DialogShell.tsx'
import styles from './ProjectDialog.module.css'

interface ProjectDialogProps {
  onOpen(project: string): void
  onClose(): void
}

/** Asks for a project id; any that the API takes, also `example.com:project` and numbers. */
export default function ProjectDialog({ onOpen, onClose }: ProjectDialogProps) {
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const id = useId()
  const project = text.trim()
  const wrong = tried && !PROJECT.test(project)

  function submit(event: SyntheticEvent) {
    event.preventDefault()
    setTried(true)
    if (!PROJECT.test(project)) return
    onClose()
    onOpen(project)
  }

  return (
    <DialogShell title="Open a project" onClose={onClose}>
      <form className={styles['form']} onSubmit={submit} noValidate>
        <label htmlFor={id}>Project id or number</label>
        <input
          id={id}
          className="field mono"
          value={text}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          aria-invalid={wrong}
          aria-describedby={wrong ? `${id}-problem` : undefined}
          onChange={(event) => setText(event.target.value)}
        />
        {wrong && (
          <p id={`${id}-problem`} className={styles['problem']}>
            Lower-case letters, digits and dashes, like <code>my-project-123</code>.
          </p>
        )}
        <div className={styles['actions']}>
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button primary">
            Open
          </button>
        </div>
      </form>
    </DialogShell>
  )
}
