import type { Difference } from '../../compute/changes/difference.ts'
import { DifferenceValue } from '../parts/DifferenceValue.tsx'
import { FIELD_NAMES } from '../parts/differenceWords.ts'
import styles from './Differences.module.css'

interface DifferencesProps {
  project: string
  differences: readonly Difference[]
}

/** The fields that a change sets or removes: value now → new value. */
export function Differences({ project, differences }: DifferencesProps) {
  if (differences.length === 0) return <p className="muted">No changes yet.</p>
  return (
    <dl className={styles['differences']}>
      {differences.map(({ field, before, after, unread }) => (
        <div key={field}>
          <dt>{FIELD_NAMES[field]}</dt>
          <dd>
            <DifferenceValue {...{ field, unread, project }} text={before} limit={120} />{' '}
            <span aria-hidden="true" className="muted">
              →
            </span>{' '}
            <span className="visually-hidden">becomes</span>{' '}
            <strong>
              <DifferenceValue field={field} text={after} project={project} limit={120} />
            </strong>
          </dd>
        </div>
      ))}
    </dl>
  )
}
