import { useState } from 'react'
import { downloadText } from '../browser/download.ts'
import { readConventionsText } from '../compute/conventions/read.ts'
import { useCatchFocus } from '../images/parts/catchFocus.ts'
import { isConfigured, keepConventions, type Source } from '../images/conventions/source.ts'
import { Button } from '../ui/Button.tsx'
import { CodeBlock } from '../ui/CodeBlock.tsx'
import { DialogShell } from '../ui/DialogShell.tsx'
import { Notice } from '../ui/Notice.tsx'
import { TextField } from '../ui/TextField.tsx'
import { toast } from '../ui/toasts.ts'
import styles from './ConventionsPage.module.css'
import { keepOrTell, NOT_KEPT } from './keepOrTell.ts'

interface RulesDialogProps {
  project: string
  source: Source
  onClose(): void
}

const FIRST = `{
  "version": 1,
  "rules": [
    { "labels": { "team": {} }, "description": {} }
  ]
}
`

/** The rules as text: to edit if they are this browser’s, otherwise to read. */
export default function RulesDialog({ project, source, onClose }: RulesDialogProps) {
  // The button that opened it goes with the rules, or with their absence.
  useCatchFocus()
  const shown = 'text' in source ? source.text : null
  const kept = shown ?? ''
  /** What the text started from. */
  const [base, setBase] = useState(shown)
  const [text, setText] = useState(kept || FIRST)
  const [lost, setLost] = useState(false)
  const isEdited = text !== (base || FIRST)
  const use = (rules: string | null) => {
    setBase(rules)
    setText(rules || FIRST)
  }
  // Another tab has changed them; what was edited here isn’t replaced without asking, nor are those.
  const moved = shown !== base && isEdited && text !== shown
  if (shown !== base && !isEdited) use(shown)
  const download = (
    <Button onClick={() => downloadText('conventions.json', text, 'application/json')}>
      Download
    </Button>
  )
  if (isConfigured()) {
    return (
      <DialogShell
        title="Rules"
        large="low"
        onClose={onClose}
        actions={
          <>
            {download}
            <Button look="primary" onClick={onClose}>
              Close
            </Button>
          </>
        }
      >
        <CodeBlock label="the rules" code={kept} />
      </DialogShell>
    )
  }
  const read = readConventionsText(text)
  const problem =
    'problems' in read
      ? read.problems
          .map(({ field, message }) => (field === '' ? message : `${field}: ${message}`))
          .join('\n')
      : undefined
  const keep = (rules: string | null): boolean => {
    const result = keepConventions(project, rules, shown)
    setLost(result === 'lost')
    if (result === 'kept') onClose()
    return result === 'kept'
  }
  const unchosen = moved ? 'Choose which rules to keep.' : undefined
  const blocked = problem === undefined ? unchosen : 'Fix the rules first.'
  const remove = () => {
    if (!keep(null)) return
    const run = () => keepOrTell(project, kept)
    toast({ message: 'Rules removed.', action: { label: 'Bring back', run } })
  }
  return (
    <DialogShell
      title={kept === '' ? 'Write rules' : 'Edit rules'}
      large="low"
      onClose={onClose}
      keepOpen={isEdited}
      onSubmit={() => {
        if (blocked === undefined) keep(text)
      }}
      actions={
        <>
          {kept !== '' && (
            <Button look="quiet" reason={unchosen} onClick={remove}>
              Remove rules
            </Button>
          )}
          {download}
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" reason={blocked}>
            Save
          </Button>
        </>
      }
    >
      {moved && (
        <div className={styles['moved']}>
          <Notice tone="warning">
            <div className={styles['choice']}>
              <strong>
                The rules were {shown === null ? 'removed' : 'changed'} in another tab in the
                meantime.
              </strong>
              <div>
                <Button small onClick={() => use(shown)}>
                  {shown === null ? 'Discard mine' : 'Use those'}
                </Button>{' '}
                <Button small onClick={() => setBase(shown)}>
                  Keep mine
                </Button>
              </div>
              {shown !== null && <CodeBlock label="the rules as they are now" code={shown} />}
            </div>
          </Notice>
        </div>
      )}
      <TextField
        label={`Rules for ${project}, as JSON`}
        mono
        rows={16}
        keepsRoom
        value={text}
        problem={problem}
        hint="Kept in this browser, for this project. They change no image by themselves."
        onChange={({ target }) => setText(target.value)}
      />
      {lost && <Notice tone="error">{NOT_KEPT}</Notice>}
    </DialogShell>
  )
}
