import { Notice } from '../../ui/Notice.tsx'
import { visible } from '../../text/visible.ts'
import { stillOrNow } from './headWords.ts'
import type { Done } from './useGuard.ts'

/**
 * What families resolve to after a change, as read back; warns if that differs from the prediction.
 */
export function HeadOutcome({ heads, foreseen: changes }: Pick<Done, 'heads' | 'foreseen'>) {
  return (
    <>
      {heads.map((read) => {
        const { family, head } = read
        const foreseen = changes.find((change) => change.family === family)
        const differs = foreseen !== undefined && foreseen.after?.name !== head?.name
        return (
          <Notice key={family} tone={differs ? 'warning' : 'info'}>
            {!differs && 'Confirmed: '}
            <strong className="mono">{visible(family)}</strong> {stillOrNow(read, changes)} resolves
            to <strong className="mono">{head ? visible(head.name) : 'nothing'}</strong>.
            {differs &&
              ` Expected: ${foreseen.after ? visible(foreseen.after.name) : 'nothing'}. Someone else may have changed the family, or the change hasn’t propagated yet.`}
          </Notice>
        )
      })}
      {changes
        .filter(({ family }) => !heads.some((head) => head.family === family))
        .map(({ family }) => (
          <Notice key={family} tone="warning">
            What {visible(family)} resolves to now couldn’t be read. The family’s page will try
            again.
          </Notice>
        ))}
    </>
  )
}
