import { useState } from 'react'
import { count } from '../../text/count.ts'
import { sentence } from '../../text/sentence.ts'
import { visible } from '../../text/visible.ts'
import { SafeText } from '../../ui/SafeText.tsx'
import type { OutcomeKind, Row } from './outcomes.ts'
import styles from './RunDialog.module.css'

export const OUTCOME_WORDS: Record<OutcomeKind, string> = {
  failed: 'Failed',
  skipped: 'Skipped',
  unknown: 'Not known',
  sending: 'Sending',
  done: 'Done',
  waiting: 'Waiting',
}

const NOTES: Record<OutcomeKind, string> = {
  failed: 'They were not changed, and stay selected.',
  skipped: 'They have changed since the preview. Nothing was sent.',
  unknown: 'The answer was lost: they may have been changed.',
  sending: '',
  done: 'Each one was read back.',
  waiting: '',
}

interface RunGroupProps {
  kind: OutcomeKind
  rows: readonly Row[]
  /** It is the only group that is shown. */
  isOnly: boolean
}

/** The images of which the same has come; those that need somebody are open from the start. */
export function RunGroup({ kind, rows, isOnly }: RunGroupProps) {
  const [open, setOpen] = useState(
    isOnly || kind === 'failed' || kind === 'skipped' || kind === 'unknown',
  )
  if (rows.length === 0) return null
  const title = OUTCOME_WORDS[kind]
  return (
    <details
      className={styles['group']}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <span className={styles[kind]}>{title}</span> {count(rows.length)}{' '}
        <span className={styles['aside']}>{NOTES[kind]}</span>
      </summary>
      {open && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a list that scrolls has to be reached without a mouse
        <ul className={styles['rows']} aria-label={title} tabIndex={0}>
          {rows.map(({ item, outcome }) => (
            <li key={item.before.name}>
              <span className="mono">{visible(item.before.name)}</span>
              {'why' in outcome && <SafeText text={capital(sentence(outcome.why))} />}
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
