import { memo } from 'react'
import { STATES } from '../compute/schema.ts'
import { StateShape } from '../images/parts/StateMark.tsx'
import { count } from '../text/count.ts'
import { utcDayText } from '../text/time.ts'
import { word } from '../text/words.ts'
import styles from './RetirePage.module.css'
import type { Planned } from './model/usePlanned.ts'

/** How many images change, and how many will be in each state. */
export const Numbers = memo(function Numbers({ planned }: { planned: Planned | undefined }) {
  const plan = planned?.plan
  const total = plan?.families.reduce((sum, { rows }) => sum + rows.length, 0) ?? 0
  const of = (state: string) => plan?.states.find((each) => each.state === state)
  const removed = of('REMOVED')?.after ?? 0
  return (
    <dl className={`card ${styles['numbers']}`} aria-label="Plan summary">
      <div className={styles['changes']}>
        <dt>
          Changes {planned && planned.day > 0 ? `on ${utcDayText(planned.plan.at)}` : 'today'}
        </dt>
        <dd>
          {plan ? (
            <>
              <strong>{count(plan.outcomes.change)}</strong>{' '}
              <span className="muted">of {count(total, 'image')}</span>
            </>
          ) : (
            <span className="muted">–</span>
          )}
        </dd>
      </div>
      {STATES.map((state) => {
        const counted = of(state)
        return (
          <div key={state}>
            <dt>
              <StateShape state={state} /> {word(state)}
            </dt>
            <dd>
              {counted ? (
                <>
                  <span className="muted">{count(counted.before)} →</span>{' '}
                  <strong>{count(counted.after)}</strong>{' '}
                  <Difference by={counted.after - counted.before} />
                  {state === 'DELETED' && removed > 0 && (
                    <span className={styles['removed']}>{count(removed)} for good</span>
                  )}
                </>
              ) : (
                <span className="muted">–</span>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
})

const Difference = ({ by }: { by: number }) =>
  by === 0 ? null : (
    <span className={styles['by']}>
      {by > 0 ? '+' : '−'}
      {count(Math.abs(by))}
    </span>
  )
