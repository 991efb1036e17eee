import { useMemo, useState } from 'react'
import { leavesNothing, type HeadChange } from '../../compute/changes/heads.ts'
import { count } from '../../text/count.ts'
import { visible } from '../../text/visible.ts'
import { Button } from '../../ui/Button.tsx'
import { WITHOUT_HEAD } from '../change/headWords.ts'
import { ConfirmFamily } from '../parts/ConfirmFamily.tsx'
import { ErrorText } from '../parts/ErrorText.tsx'
import { HeadMove } from '../parts/HeadMove.tsx'
import styles from './BulkDialog.module.css'
import type { Bulk } from './useBulk.ts'

/** The number of families drawn at first, and added each time more are requested. */
const MANY = 20

interface HeadsAtRiskProps {
  bulk: Bulk
  /** Called when a button that was pressed goes. */
  onGone(): void
}

/** Families that will, or may, be left without a head: each is confirmed by its name, or left out. */
export function HeadsAtRisk({ bulk, onGone }: HeadsAtRiskProps) {
  const { preview, plan, toType } = bulk
  const [most, setMost] = useState(MANY)
  const sizes = useMemo(() => sizesOf(plan.items.map(({ before }) => before.family)), [plan])
  const remaining = (families: readonly string[]) => {
    const left = families.reduce((sum, family) => sum + (sizes.get(family) ?? 0), 0)
    const rest = plan.items.length - left
    return `${count(rest)} ${rest === 1 ? 'remains' : 'remain'}`
  }
  const nothing = preview.changes.filter(leavesNothing)
  const families = [...nothing.map(({ family }) => family), ...preview.unknown]
  const known = new Map(nothing.map((change) => [change.family, change]))
  const more = families.length - most
  const leaveOut = (some: readonly string[]) => {
    bulk.leaveOut(some)
    onGone()
  }
  const showMore = () => {
    setMost(most + MANY)
    if (more <= MANY) onGone()
  }
  return (
    <>
      {toType.length > 1 && (
        <div>
          <Button small onClick={() => leaveOut(toType)}>
            Leave these {count(toType.length)} families out ({remaining(toType)})
          </Button>
        </div>
      )}
      {families.slice(0, most).map((family) => (
        <div key={family} className={styles['nothing']}>
          <Risk family={family} change={known.get(family)} error={bulk.membersError} />
          {toType.includes(family) && (
            <>
              <ConfirmFamily
                family={family}
                value={bulk.typed.get(family) ?? ''}
                onChange={(text) => bulk.setTyped(family, text)}
              />
              <Button small onClick={() => leaveOut([family])}>
                Leave this family out ({remaining([family])})
              </Button>
            </>
          )}
        </div>
      ))}
      {more > 0 && (
        <div>
          <Button small look="quiet" onClick={showMore}>
            Show {count(Math.min(MANY, more), 'more family', 'more families')}
          </Button>
        </div>
      )}
    </>
  )
}

interface RiskProps {
  family: string
  /** Undefined: what it will resolve to isn't known. */
  change: HeadChange | undefined
  error: Error | null
}

function Risk({ family, change, error }: RiskProps) {
  if (!change) {
    return (
      <p>
        What <strong className="mono">{visible(family)}</strong> will resolve to isn’t known,
        because not all of its images could be read. {error && <ErrorText error={error} />}
      </p>
    )
  }
  return (
    <>
      <HeadMove
        family={family}
        before={change.before?.name ?? null}
        after={null}
        later={change.later?.name}
      />
      <p>{WITHOUT_HEAD}</p>
    </>
  )
}

/** How many of the images are in each family. */
function sizesOf(families: readonly (string | undefined)[]): Map<string, number> {
  const sizes = new Map<string, number>()
  for (const family of families) {
    if (family !== undefined) sizes.set(family, (sizes.get(family) ?? 0) + 1)
  }
  return sizes
}
