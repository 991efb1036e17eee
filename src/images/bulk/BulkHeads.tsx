import { useRef } from 'react'
import { leavesNothing, movesHead } from '../../compute/changes/heads.ts'
import { count } from '../../text/count.ts'
import { visible } from '../../text/visible.ts'
import { useNow } from '../../ui/useNow.ts'
import { focusIfLost } from '../parts/catchFocus.ts'
import { HeadMove } from '../parts/HeadMove.tsx'
import styles from './BulkDialog.module.css'
import { HeadsAtRisk } from './HeadsAtRisk.tsx'
import type { Bulk } from './useBulk.ts'

/** The effect on each family's head: families left without one first, then unknown, moved, unchanged. */
export function BulkHeads({ bulk }: { bulk: Bulk }) {
  const { preview, waiting } = bulk
  const { changes, unknown } = preview
  const section = useRef<HTMLElement>(null)
  const nothing = changes.filter(leavesNothing)
  const rest = changes.filter((change) => !leavesNothing(change))
  const moving = rest.filter(movesHead)
  const resting = rest.filter((change) => !movesHead(change))
  const staying = resting.filter(({ later }) => !later)
  const shown = [...moving, ...resting.filter(({ later }) => later)]
  const all = changes.length + unknown.length
  return (
    <section
      ref={section}
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
        <Reading of={bulk.ground.families.size} countRead={bulk.countRead} />
      ) : (
        <>
          {all === 0 && (
            <p className="muted">
              {bulk.incomplete && bulk.kind === 'family'
                ? 'Nothing yet.'
                : 'No family is affected.'}
            </p>
          )}
          <HeadsAtRisk
            bulk={bulk}
            onGone={() => void requestAnimationFrame(() => focusIfLost(section.current))}
          />
          {shown.map(({ family, before, after, later }) => (
            <HeadMove
              key={family}
              family={family}
              before={before?.name ?? null}
              after={after?.name ?? null}
              later={later?.name}
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
