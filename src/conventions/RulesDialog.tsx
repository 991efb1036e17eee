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
  const kept = 'text' in source ? source.text : ''
  const [text, setText] = useState(kept || FIRST)
  const [lost, setLost] = useState(false)
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
  const remove = () => {
    if (!keepConventions(project, null)) return setLost(true)
    onClose()
    const run = () => keepOrTell(project, kept)
    toast({ message: 'Rules removed.', action: { label: 'Bring back', run } })
  }
  return (
    <DialogShell
      title={kept === '' ? 'Write rules' : 'Edit rules'}
      large="low"
      onClose={onClose}
      keepOpen={text !== (kept || FIRST)}
      onSubmit={() => {
        if (problem !== undefined) return
        if (keepConventions(project, text)) onClose()
        else setLost(true)
      }}
      actions={
        <>
          {kept !== '' && (
            <Button look="quiet" onClick={remove}>
              Remove rules
            </Button>
          )}
          {download}
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            look="primary"
            reason={problem === undefined ? undefined : 'Fix the rules first.'}
          >
            Save
          </Button>
        </>
      }
    >
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
