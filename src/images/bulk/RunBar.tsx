import type { CSSProperties } from 'react'
import type { OutcomeKind, Row } from './outcomes.ts'
import styles from './RunBar.module.css'

/** In the order the bar shows them. */
const PARTS: readonly OutcomeKind[] = ['done', 'skipped', 'failed', 'unknown', 'sending', 'waiting']

interface RunBarProps {
  groups: ReadonlyMap<OutcomeKind, readonly Row[]>
  ended: number
  total: number
}

/** The progress of a run, split by outcome. */
export function RunBar({ groups, ended, total }: RunBarProps) {
  return (
    <div
      role="progressbar"
      aria-label="Progress of the run"
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={ended}
      className={styles['bar']}
    >
      {PARTS.map((kind) => {
        const number = groups.get(kind)?.length ?? 0
        return number > 0 && <span key={kind} className={styles[kind]} style={width(number)} />
      })}
    </div>
  )
}

const width = (number: number): CSSProperties => ({ flexGrow: number })

/** The mark of an outcome, in the bar's colors. */
export const OutcomeMark = ({ kind }: { kind: OutcomeKind }) => (
  <span aria-hidden="true" className={`${styles['mark']} ${styles[kind] ?? ''}`} />
)
