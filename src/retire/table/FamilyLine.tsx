import { mdiChevronDown, mdiChevronRight, mdiLockOutline } from '@mdi/js'
import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { policySearch } from '../../compute/retire/readPolicy.ts'
import { headsOn } from '../../compute/retire/schedule.ts'
import { count } from '../../text/count.ts'
import { utcDayText } from '../../text/time.ts'
import { visible } from '../../text/visible.ts'
import { Icon } from '../../ui/Icon.tsx'
import { variable } from '../../ui/VirtualRows.tsx'
import type { Planned } from '../model/usePlanned.ts'
import type { FamilyRows, TableRow } from '../model/view.ts'
import styles from './PlanTable.module.css'

interface FamilyLineProps {
  project: string
  planned: Planned
  line: Extract<TableRow, { kind: 'family' }>
  siblings: number
  index: number
  active: boolean
  onToggle(family: string): void
}

/** `web-base keeps 3 of 9 · 4 change · 2 protected`, and the family's head before and after. */
export function FamilyLine(props: FamilyLineProps) {
  const { project, planned, line, siblings, index, active, onToggle } = props
  const { family, isOpen, position } = line
  const { plan, counts } = family
  const name = visible(plan.family)
  const tabIndex = active ? 0 : -1
  const id = useId()
  return (
    <div
      role="row"
      aria-labelledby={`${id}n ${id}k`}
      aria-rowindex={index + 1}
      aria-level={1}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={isOpen}
      tabIndex={tabIndex}
      data-index={index}
      className={`${styles['row']} ${styles['family']}`}
      style={variable('--index', index)}
    >
      <span id={`${id}n`} role="rowheader" className={styles['title']}>
        <button
          type="button"
          className={styles['toggle']}
          aria-label={`${isOpen ? 'Collapse' : 'Expand'} ${name}`}
          tabIndex={tabIndex}
          onClick={() => onToggle(plan.family)}
        >
          <Icon path={isOpen ? mdiChevronDown : mdiChevronRight} />
        </button>
        <Link
          to="/projects/$project/families/$family"
          params={{ project, family: plan.family }}
          search={{ tab: 'timeline', plan: policySearch(planned.plan.policy) }}
          tabIndex={tabIndex}
        >
          {name}
        </Link>
      </span>
      <span id={`${id}k`} role="gridcell" className={styles['keeps']}>
        keeps {count(plan.keeps)} of {count(plan.rows.length)}
        {counts.change > 0 && (
          <>
            {' · '}
            <strong>{count(counts.change)} change</strong>
          </>
        )}
        <span className="muted">{asides(family)}</span>
      </span>
      <span role="gridcell" className={styles['head']}>
        <Head {...{ planned, family }} />
      </span>
    </div>
  )
}

const asides = ({ counts }: FamilyRows): string =>
  (
    [
      [counts.putOff, 'put off'],
      [counts.protected, 'protected'],
      [counts.unknown, 'not known'],
    ] as const
  )
    .flatMap(([number, word]) => (number === 0 ? [] : [` · ${count(number)} ${word}`]))
    .join('')

/** The family's head once everything due by the plan's day is done. */
function Head({ planned, family }: { planned: Planned; family: FamilyRows }) {
  const { prepared, schedule, events, day, plan } = planned
  const { plan: own } = family
  if (own.isGuess) return <>head not known, so nothing changes</>
  if (!own.head) return <>resolves to nothing</>
  const of = prepared.families.filter((each) => each.family === own.family)
  const due = { from: schedule.from, events: events.get(own.family) ?? [] }
  const head = headsOn({ ...prepared, families: of }, due, plan.at).get(own.family)
  const isSame = head?.name === own.head.name
  return (
    <>
      head{day > 0 && ` on ${utcDayText(plan.at)}`}{' '}
      <span className="mono">{head ? visible(head.name) : 'nothing'}</span>{' '}
      {isSame ? (
        <>
          <Icon path={mdiLockOutline} size={15} /> unchanged
        </>
      ) : (
        <span className={styles['overdue']}>was {visible(own.head.name)}</span>
      )}
    </>
  )
}
