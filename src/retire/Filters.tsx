import { memo } from 'react'
import { count } from '../text/count.ts'
import { variable } from '../ui/VirtualRows.tsx'
import type { Look } from './model/address.ts'
import { reasonWord, REASONS_SHOWN } from './model/reasons.ts'
import styles from './RetirePage.module.css'
import type { Planned } from './model/usePlanned.ts'
import type { PolicyEditing } from './model/usePolicy.ts'
import { SHOWN, type Shown } from './model/view.ts'

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
  form: PolicyEditing['form']
  look: Look
  onLook(look: Partial<Look>): void
  /** Number of images: reserves room for the counts. */
  most: number
}

/** Filters rows by outcome and by reason. */
export const Filters = memo(function Filters(props: FiltersProps) {
  const { planned, form, look, onLook, most } = props
  const families = planned?.families
  const total = families?.reduce((sum, { rows }) => sum + rows.length, 0)
  const of = (show: Shown) => (show === 'all' ? total : planned?.plan.outcomes[show])
  const numberOf = (show: Shown) => {
    const number = of(show)
    return number === undefined ? '–' : count(number)
  }
  return (
    <div className={styles['filters']}>
      <div className={styles['pills']} role="group" aria-label="Show only">
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
                {numberOf(show)}
              </span>
            </button>
          ),
        )}
      </div>
      {planned && <LiftLimits planned={planned} form={form} />}
      <select
        className={`field ${styles['reason']}`}
        aria-label="Reason"
        value={look.reason ?? ''}
        onChange={({ target }) =>
          onLook({ reason: REASONS_SHOWN.find((code) => code === target.value) })
        }
      >
        <option value="">Any reason</option>
        {REASONS_SHOWN.filter((code) => look.reason === code || planned?.reasons.has(code)).map(
          (code) => (
            <option key={code} value={code}>
              {reasonWord(code)} ({count(planned?.reasons.get(code) ?? 0)})
            </option>
          ),
        )}
      </select>
    </div>
  )
})

/** Plans at once what the limits put off. */
function LiftLimits({ planned, form }: { planned: Planned; form: PolicyEditing['form'] }) {
  const { lifted } = planned
  if (!lifted) return null
  const lift = () => {
    form.setValue('limits.changes', String(lifted.changes))
    form.setValue('limits.percent', String(lifted.percent))
  }
  return (
    <button
      type="button"
      className={`button small ${styles['lift']}`}
      title={`Allows ${count(lifted.changes, 'change')} in one run, whatever their share of a family. The limit on deletions stays.`}
      onClick={lift}
    >
      Lift limits
    </button>
  )
}
