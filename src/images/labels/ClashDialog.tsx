import { useState, type ReactNode } from 'react'
import type { LabelMerge } from '../../compute/changes/labelMerge.ts'
import { labelValueProblem } from '../../compute/labels.ts'
import { Button } from '../../ui/Button.tsx'
import { DialogShell } from '../../ui/DialogShell.tsx'
import { OneOf } from '../../ui/OneOf.tsx'
import styles from './ClashDialog.module.css'
import { ClashRow, type Choice } from './ClashRow.tsx'
import { newsWords } from './labelWords.ts'

interface ClashDialogProps {
  merge: LabelMerge
  saving: boolean
  /** Why the last attempt failed. */
  problem: ReactNode
  onSave(choices: ReadonlyMap<string, string | undefined>): void
  /** Back to the editor, with the values typed here. */
  onClose(typed: [key: string, value: string][]): void
}

/**
 * Labels that two people changed differently: before, mine and theirs, to choose one by one or all
 * at once.
 */
export default function ClashDialog(props: ClashDialogProps) {
  const { merge, saving, problem, onSave, onClose } = props
  const { conflicts, fromTheirs } = merge
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map())
  const values = new Map<string, string | undefined>()
  for (const conflict of conflicts) {
    const choice = choices.get(conflict.key)
    if (!choice) continue
    if (choice.side !== 'other') values.set(conflict.key, conflict[choice.side])
    else if (labelValueProblem(choice.text) === null) values.set(conflict.key, choice.text)
  }
  const left = conflicts.length - values.size
  const all = (side: 'mine' | 'theirs') =>
    setChoices(new Map(conflicts.map(({ key }) => [key, { side, text: textOf(choices, key) }])))
  const typed = () =>
    conflicts.flatMap(({ key }): [string, string][] =>
      choices.get(key)?.side === 'other' ? [[key, textOf(choices, key)]] : [],
    )
  return (
    <DialogShell
      title="Someone else changed the same labels"
      keepOpen={saving || typed().length > 0}
      onClose={() => onClose(typed())}
      actions={
        <>
          <Button reason={saving ? 'Saving…' : undefined} onClick={() => onClose(typed())}>
            Back to the editor
          </Button>
          <Button
            look="primary"
            reason={saving ? 'Saving…' : left > 0 ? `${left} still to choose` : undefined}
            onClick={() => onSave(values)}
          >
            <OneOf texts={['Save labels', 'Saving…']} shown={saving ? 'Saving…' : 'Save labels'} />
          </Button>
        </>
      }
    >
      <div className={styles['clash']}>
        <p>Nothing is saved yet. Choose a value for each label.</p>
        {fromTheirs.length > 0 && (
          <p className="muted">Also kept: someone else {newsWords(fromTheirs)}.</p>
        )}
        <div className={styles['all']}>
          <Button small onClick={() => all('mine')}>
            Mine for all
          </Button>
          <Button small onClick={() => all('theirs')}>
            Theirs for all
          </Button>
          <span role="status" className="muted">
            {left > 0 ? `${left} of ${conflicts.length} to choose` : 'All chosen'}
          </span>
        </div>
        {conflicts.map((conflict) => (
          <ClashRow
            key={conflict.key}
            conflict={conflict}
            choice={choices.get(conflict.key)}
            disabled={saving}
            onChoose={(choice) => setChoices(new Map(choices).set(conflict.key, choice))}
          />
        ))}
        {problem}
      </div>
    </DialogShell>
  )
}

const textOf = (choices: ReadonlyMap<string, Choice>, key: string) => choices.get(key)?.text ?? ''
