import { useState } from 'react'
import { count } from '../../text/count.ts'
import { sentence } from '../../text/sentence.ts'
import { visible } from '../../text/visible.ts'
import { SafeText } from '../../ui/SafeText.tsx'
import { ChangeWords } from '../journal/ChangeWords.tsx'
import { capital } from '../../text/capital.ts'
import { LongList } from './LongList.tsx'
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
  failed: 'Not changed. They can be retried after the run.',
  skipped: 'They or their family have changed since the preview, so they were left as they are.',
  unknown: 'It isn’t known whether they were changed.',
  sending: '',
  done: '',
  waiting: '',
}

interface RunGroupProps {
  kind: OutcomeKind
  rows: readonly Row[]
  /** Whether it is the only group shown. */
  isOnly: boolean
  /** Whether it is expanded, whatever its outcome, until the user decides. */
  isOpen: boolean
}

/** The images with one outcome. Outcomes that need attention start expanded. */
export function RunGroup({ kind, rows, isOnly, isOpen }: RunGroupProps) {
  const [chosen, setChosen] = useState<boolean>()
  const needsAttention = kind === 'failed' || kind === 'skipped' || kind === 'unknown'
  const open = chosen ?? (isOpen || isOnly || needsAttention)
  if (rows.length === 0) return null
  const title = OUTCOME_WORDS[kind]
  return (
    <details
      className={styles['group']}
      open={open}
      onToggle={({ currentTarget }) => {
        // Not when it expands at the end of the run.
        if (currentTarget.open !== open) setChosen(currentTarget.open)
      }}
    >
      <summary>
        <span className={styles[kind]}>{title}</span> {count(rows.length)}{' '}
        <span className={styles['aside']}>{NOTES[kind]}</span>
      </summary>
      {open && (
        <LongList label={title} className={styles['rows']} items={rows}>
          {({ item: { step, before }, outcome }) => (
            <li key={before.name}>
              <span className={`mono ${styles['name']}`}>{visible(before.name)}</span>
              <span className={styles['change']}>
                <ChangeWords step={step} before={before} />
              </span>
              {'why' in outcome && <SafeText text={capital(sentence(outcome.why))} />}
            </li>
          )}
        </LongList>
      )}
    </details>
  )
}
