import { memo, useMemo } from 'react'
import { count } from '../text/count.ts'
import { variable } from '../ui/VirtualRows.tsx'
import type { Look } from './model/address.ts'
import { reasonWord, REASONS_SHOWN } from './model/reasons.ts'
import styles from './RetirePage.module.css'
import type { Planned } from './model/usePlanned.ts'
import { reasonCounts, SHOWN, type Shown } from './model/view.ts'

const WORDS: Record<Shown, string> = {
  all: 'All',
  change: 'Changes',
  putOff: 'Put off by limits',
  protected: 'Protected',
  stays: 'Stays',
  unknown: 'Not known',
  notChosen: 'Not chosen',
}

/** Filters that are shown only if they match rows. */
const SELDOM: readonly Shown[] = ['unknown', 'notChosen']

interface FiltersProps {
  planned: Planned | undefined
  look: Look
  onLook(look: Partial<Look>): void
  /** Number of images: reserves room for the counts. */
  most: number
}

/** Filters rows by outcome and by reason. */
export const Filters = memo(function Filters({ planned, look, onLook, most }: FiltersProps) {
  const families = planned?.families
  const reasons = useMemo(() => reasonCounts(families ?? []), [families])
  const total = families?.reduce((sum, { rows }) => sum + rows.length, 0)
  const of = (show: Shown) => (show === 'all' ? total : planned?.plan.outcomes[show])
  return (
    <div className={styles['filters']} role="group" aria-label="Show only">
      {SHOWN.filter((show) => !SELDOM.includes(show) || look.show === show || of(show)).map(
        (show) => (
          <button
            key={show}
            type="button"
            className="pill"
            aria-pressed={look.show === show}
            onClick={() => onLook({ show })}
          >
            {WORDS[show]}{' '}
            <span className={styles['count']} style={variable('--digits', count(most).length)}>
              {count(of(show) ?? 0)}
            </span>
          </button>
        ),
      )}
      <select
        className={`field ${styles['reason']}`}
        aria-label="Reason"
        value={look.reason ?? ''}
        onChange={({ target }) =>
          onLook({ reason: REASONS_SHOWN.find((code) => code === target.value) })
        }
      >
        <option value="">Any reason</option>
        {REASONS_SHOWN.filter((code) => look.reason === code || reasons.has(code)).map((code) => (
          <option key={code} value={code}>
            {reasonWord(code)} ({count(reasons.get(code) ?? 0)})
          </option>
        ))}
      </select>
    </div>
  )
})
