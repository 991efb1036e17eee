import type { FormField } from '../model/problems.ts'
import { SafeText } from '../../ui/SafeText.tsx'
import { useCreate } from './context.ts'
import styles from './create.module.css'

/** What is wrong with a group of controls, which has no note as a field has; a broken rule is in its `RuleNotes`. */
export function GroupProblem({ field }: { field: FormField }) {
  const { rules, problemOf } = useCreate()
  const problem = problemOf(field)
  const isRule = rules.some((rule) => rule.field === field && rule.message === problem)
  if (problem === undefined || isRule) return null
  return (
    // Gets the focus if it keeps the user from continuing.
    <p role="alert" tabIndex={-1} data-problem className={styles['problem']}>
      <SafeText text={problem} />
    </p>
  )
}
