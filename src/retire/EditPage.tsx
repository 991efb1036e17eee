import { useEffect } from 'react'
import { count } from '../text/count.ts'
import { PageHead } from '../ui/PageHead.tsx'
import { chosenText, PolicyForm } from './policy/PolicyForm.tsx'
import styles from './RetirePage.module.css'
import type { Estate } from './model/useEstate.ts'
import type { Planned } from './model/usePlanned.ts'
import type { PolicyEditing } from './model/usePolicy.ts'

interface EditPageProps {
  project: string
  estate: Estate
  editing: PolicyEditing
  planned: Planned | undefined
  onDone(): void
}

/** The policy on a narrow screen, shown instead of the plan. */
export function EditPage({ project, estate, editing, planned, onDone }: EditPageProps) {
  // The path stays the same, so the router doesn't move the focus: do it here.
  useEffect(() => document.querySelector<HTMLElement>('main h1')?.focus(), [])
  const { evidence, checkUse } = estate
  const problems = editing.problems.length
  return (
    <>
      <PageHead
        name={`Policy to retire images of ${project}`}
        title="Edit policy"
        sub="Nothing changes until you run the plan."
      />
      <div className={`card ${styles['alone']}`}>
        <PolicyForm
          {...{ editing, evidence }}
          chosen={planned && chosenText(planned)}
          onCheckUse={checkUse}
        />
      </div>
      <div className={styles['room']} />
      <div className={styles['dock']}>
        <span className={styles['told']} role="status">
          {problems > 0
            ? count(problems, 'problem')
            : planned && <strong>{count(planned.plan.outcomes.change, 'change')}</strong>}
        </span>
        <button type="button" className="button primary" onClick={onDone}>
          Show plan
        </button>
      </div>
    </>
  )
}
