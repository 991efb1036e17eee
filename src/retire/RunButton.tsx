import { usePermissions, type Permit } from '../api/permissions.ts'
import { permissionsFor } from '../compute/changes/request.ts'
import { loadBulkDialog } from '../images/bulk/BulkHost.tsx'
import { bulkStore } from '../images/bulk/store.ts'
import { PermitButton } from '../images/parts/PermitButton.tsx'
import { count } from '../text/count.ts'
import { RUN_PLAN } from './model/run.ts'
import styles from './RetirePage.module.css'
import type { Estate } from './model/useEstate.ts'
import type { Planned } from './model/usePlanned.ts'
import type { PolicyEditing } from './model/usePolicy.ts'

const UNKNOWN: Permit = { state: 'unknown' }

interface RunButtonProps {
  project: string
  planned: Planned | undefined
  /** The plan shown is still for the previous policy. */
  busy: boolean
  estate: Estate
  editing: PolicyEditing
  /** Whether the label includes the number of changes. */
  wide: boolean
}

/** Opens the dialog that runs the plan, or says why it can't run. */
export function RunButton(props: RunButtonProps) {
  const { project, planned, wide } = props
  const items = planned?.items ?? []
  const changes = items.length
  // Permissions rarely differ between the images, so the first one stands for all.
  const permits = usePermissions(project, items[0]?.before.name)
  const permit = permissionsFor(items.map(({ step }) => step))
    .map(permits)
    .reduce<Permit>((worst, each) => (worst.state === 'denied' ? worst : each), UNKNOWN)
  const label = planned ? `Run ${count(changes, 'change')}…` : 'Run…'
  const run = () => {
    if (!planned) return
    const { errors } = planned.plan.policy.limits
    const select = () => undefined
    bulkStore.set({
      asked: { kind: 'decided', project, select, items, words: RUN_PLAN, errors },
    })
  }
  return (
    <PermitButton
      permit={permit}
      notNow={whyNot(props, changes)}
      className={`button primary ${wide ? styles['run'] : ''}`}
      label={label}
      action="Run the plan"
      onNear={loadBulkDialog}
      onClick={run}
    >
      {wide ? label : 'Run…'}
    </PermitButton>
  )
}

function whyNot(
  { planned, busy, estate, editing }: RunButtonProps,
  changes: number,
): string | undefined {
  const { list } = estate
  if (list.error) return 'The images couldn’t be read completely.'
  if (!estate.images) return 'The images are still being read.'
  if (list.unreadable > 0) return `${count(list.unreadable, 'image')} couldn’t be read.`
  if (editing.problems.length > 0) return 'Fix the policy first.'
  if (editing.addressProblems.length > 0) return 'The policy in this address can’t be used.'
  if (!planned) return 'What uses the images is still being read.'
  if (planned.day > 0) return 'Runs apply to today.'
  if (changes === 0) return 'There is nothing to change.'
  return busy ? 'The plan is being updated.' : undefined
}
