import { leavesNothing, movesHead } from '../../compute/changes/heads.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Still } from '../../ui/Still.tsx'
import { visible } from '../../text/visible.ts'
import { ConfirmFamily } from '../parts/ConfirmFamily.tsx'
import { ErrorText } from '../parts/ErrorText.tsx'
import { HeadMove } from '../parts/HeadMove.tsx'
import styles from './FamilyHeads.module.css'
import { WITHOUT_HEAD } from './headWords.ts'
import type { Guarded } from './useGuard.ts'

interface FamilyHeadsProps {
  guarded: Guarded
  /** Why the members of a family couldn't be read. */
  membersError: Error | null
  /** The heads are still being computed for what was entered. */
  reading?: boolean
  /** How many families that will be: their space is reserved. */
  expected?: number
}

/**
 * How a change moves family heads. If a family would be left without one, its name has to be typed. While the
 * change is being made, it stays as it was confirmed, although its effect is already read back.
 */
export const FamilyHeads = (props: FamilyHeadsProps) => (
  <Still isStill={props.guarded.busy}>
    <Heads {...props} />
  </Still>
)

function Heads(props: FamilyHeadsProps) {
  const { guarded, membersError, reading = false, expected = 1 } = props
  const { preview, previewRef } = guarded
  const { changes, unknown } = preview
  return (
    <section
      ref={previewRef}
      tabIndex={-1}
      aria-label="Family heads"
      aria-busy={reading}
      className={styles['heads']}
    >
      {reading ? (
        <>
          <p className={`muted ${styles['reading']}`} role="status">
            Reading the family…
          </p>
          {expected > 1 && <span className={styles['reading']} />}
        </>
      ) : (
        <>
          {changes.length + unknown.length === 0 && <p className="muted">No family is affected.</p>}
          {changes.map((change) => (
            <div
              key={change.family}
              className={leavesNothing(change) ? styles['nothing'] : styles['head']}
            >
              <HeadMove
                family={change.family}
                before={change.before?.name ?? null}
                after={change.after?.name ?? null}
                later={change.later?.name}
              />
              {leavesNothing(change) ? (
                <p>{WITHOUT_HEAD}</p>
              ) : (
                movesHead(change) &&
                change.after && (
                  <p className={`muted ${styles['aside']}`}>
                    New uses of the family will get{' '}
                    <span className="mono">{visible(change.after.name)}</span>.
                  </p>
                )
              )}
              <Confirm guarded={guarded} family={change.family} />
            </div>
          ))}
          {unknown.map((family) => (
            <Notice key={family} tone="warning">
              <p>
                It is not known what <strong className="mono">{visible(family)}</strong> will
                resolve to: its images couldn’t all be read.{' '}
                {membersError && <ErrorText error={membersError} />}
              </p>
              <Confirm guarded={guarded} family={family} />
            </Notice>
          ))}
        </>
      )}
    </section>
  )
}

/** The field for the family's name, if it has to be typed. */
function Confirm({ guarded, family }: { guarded: Guarded; family: string }) {
  const { preview, typed, setTyped } = guarded
  if (preview.toType !== family) return null
  return <ConfirmFamily family={family} value={typed} onChange={setTyped} />
}
