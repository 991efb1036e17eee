import type { Outcome } from '../../api/changes.ts'
import type { HeadChange } from '../../compute/changes/heads.ts'
import { Notice } from '../../ui/Notice.tsx'
import { visible } from '../../ui/visible.ts'

interface HeadOutcomeProps {
  /** What the families that were touched resolve to now, as the service answered. */
  heads: Outcome['heads']
  /** What was foreseen. */
  changes: readonly HeadChange[]
}

/** What families really resolve to after a change; says so where something else was foreseen. */
export function HeadOutcome({ heads, changes }: HeadOutcomeProps) {
  return (
    <>
      {heads.map(({ family, head }) => {
        const foreseen = changes.find((change) => change.family === family)
        const differs = foreseen !== undefined && foreseen.after?.name !== head?.name
        return (
          <Notice key={family} tone={differs ? 'warning' : 'info'}>
            The service was asked: <strong className="mono">{visible(family)}</strong> now resolves
            to <strong className="mono">{head ? visible(head.name) : 'nothing'}</strong>.
            {differs &&
              ` Foreseen was ${foreseen.after ? visible(foreseen.after.name) : 'nothing'}: somebody else may have changed the family, or the change is still on its way.`}
          </Notice>
        )
      })}
      {changes
        .filter(({ family }) => !heads.some((head) => head.family === family))
        .map(({ family }) => (
          <Notice key={family} tone="warning">
            What {visible(family)} resolves to now could not be asked. Its page asks again.
          </Notice>
        ))}
    </>
  )
}
