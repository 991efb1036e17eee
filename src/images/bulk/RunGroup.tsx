import { useState } from 'react'
import { count } from '../../text/count.ts'
import { sentence } from '../../text/sentence.ts'
import { visible } from '../../text/visible.ts'
import { SafeText } from '../../ui/SafeText.tsx'
import type { OutcomeKind, Row } from './bulkRun.ts'
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
  failed: 'Not changed. They stay selected.',
  skipped: 'Changed since the preview, so nothing was sent.',
  unknown: 'The response was lost, so they may have been changed.',
  sending: '',
  done: 'Each one was read again to make sure.',
  waiting: '',
}

interface RunGroupProps {
  kind: OutcomeKind
  rows: readonly Row[]
}

/** The images of which the same has come; those that need somebody are open from the start. */
export function RunGroup({ kind, rows }: RunGroupProps) {
  const [open, setOpen] = useState(kind === 'failed' || kind === 'skipped' || kind === 'unknown')
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
