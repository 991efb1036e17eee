import { leavesNothing, movesHead } from '../../compute/changes/heads.ts'
import { count } from '../../text/count.ts'
import { visible } from '../../text/visible.ts'
import { Button } from '../../ui/Button.tsx'
import { ConfirmByName } from '../../ui/ConfirmByName.tsx'
import { useNow } from '../../ui/useNow.ts'
import { ErrorText } from '../parts/ErrorText.tsx'
import { HeadMove } from '../parts/HeadMove.tsx'
import styles from './BulkDialog.module.css'
import type { Bulk } from './useBulk.ts'

/** The effect on each family's head: families left without one first, then unknown, moved, unchanged. */
export function BulkHeads({ bulk }: { bulk: Bulk }) {
  const { preview, waiting, toType, membersError } = bulk
  const { changes, unknown } = preview
  const nothing = changes.filter(leavesNothing)
  const moving = changes.filter((change) => movesHead(change) && !leavesNothing(change))
  const staying = changes.filter((change) => !movesHead(change))
  const all = changes.length + unknown.length
  return (
    <section
      aria-label="Family heads"
      aria-busy={waiting}
      tabIndex={-1}
      className={styles['heads']}
    >
      <h3 className={styles['title']}>
        Heads that move{' '}
        {all > 0 && !waiting && (
          <span className="muted">
            {nothing.length + moving.length} of {count(all, 'family', 'families')}
          </span>
        )}
      </h3>
      {waiting ? (
        <Reading of={bulk.families} countRead={bulk.countRead} />
      ) : (
        <>
          {all === 0 && (
            <p className="muted">
              {bulk.incomplete && bulk.kind === 'family'
                ? 'Nothing yet.'
                : 'No family is affected.'}
            </p>
          )}
          {nothing.map(({ family, before }) => (
            <div key={family} className={styles['nothing']}>
              <HeadMove family={family} before={before?.name ?? null} after={null} />
              <p>
                Creating a disk or VM from this family will fail until it has an active image again.
              </p>
              <Confirm bulk={bulk} family={family} />
            </div>
          ))}
          {unknown.map((family) => (
            <div key={family} className={styles['nothing']}>
              <p>
                What <strong className="mono">{visible(family)}</strong> will resolve to isn’t
                known, because not all of its images could be read.{' '}
                {membersError && <ErrorText error={membersError} />}
              </p>
              {toType.includes(family) && <Confirm bulk={bulk} family={family} />}
            </div>
          ))}
          {moving.map(({ family, before, after }) => (
            <HeadMove
              key={family}
              family={family}
              before={before?.name ?? null}
              after={after?.name ?? null}
            />
          ))}
          {staying.length > 0 && <Staying families={staying.map(({ family }) => family)} />}
        </>
      )}
    </section>
  )
}

const NAMED = 5

/** Counts by itself: rendering a dialog of thousands of images for each family would take too long. */
function Reading({ of, countRead }: { of: number; countRead(): number }) {
  useNow('second')
  return (
    <p className="muted">
      <span role="status">Reading families</span>: {count(countRead())} of {count(of)}
    </p>
  )
}

function Staying({ families }: { families: readonly string[] }) {
  const named = families.slice(0, NAMED)
  const more = families.length - named.length
  return (
    <p className="muted">
      Heads that stay:{' '}
      {named.map((family, index) => (
        <span key={family}>
          {index > 0 && ', '}
          <span className="mono">{visible(family)}</span>
        </span>
      ))}
      {more > 0 && ` and ${count(more)} more`}.
    </p>
  )
}

function Confirm({ bulk, family }: { bulk: Bulk; family: string }) {
  const inFamily = bulk.plan.items.filter(({ before }) => before.family === family).length
  return (
    <>
      <ConfirmByName
        name={family}
        label={
          <>
            Type the family’s name, <strong className="mono">{visible(family)}</strong>, to confirm
          </>
        }
        value={bulk.typed.get(family) ?? ''}
        onChange={(text) => bulk.setTyped(family, text)}
      />
      <Button small onClick={() => bulk.leaveOut(family)}>
        Leave this family out ({count(bulk.plan.items.length - inFamily)} remain)
      </Button>
    </>
  )
}
