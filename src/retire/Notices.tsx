import { ReadError } from '../images/parts/ReadError.tsx'
import type { Families } from '../compute/families.ts'
import { planDifferences, type SavedPlan } from '../compute/retire/planFile.ts'
import type { FieldProblem } from '../compute/retire/policy.ts'
import { count } from '../text/count.ts'
import { utcDayText } from '../text/time.ts'
import { visible } from '../text/visible.ts'
import { Notice } from '../ui/Notice.tsx'
import styles from './RetirePage.module.css'
import { seenOf, type RetireSearch } from './model/address.ts'
import { isAsSeen, readSeen } from './model/seen.ts'
import type { Loaded } from './take/load.ts'
import type { Estate } from './model/useEstate.ts'
import type { Planned } from './model/usePlanned.ts'
import type { PolicyEditing } from './model/usePolicy.ts'

interface NoticesProps {
  project: string
  estate: Estate
  editing: PolicyEditing
  planned: Planned | undefined
  loaded: Loaded | undefined
  search: RetireSearch
  /** Discards the loaded file. */
  onDismiss(): void
}

/** Warnings to read before trusting the plan. */
export function Notices(props: NoticesProps) {
  const { project, estate, editing, planned, loaded, search, onDismiss } = props
  const { list, evidence, readErrors, checkUse } = estate
  return (
    <>
      {list.error && (
        <ReadError
          error={list.error}
          project={project}
          what={list.images.length > 0 && list.more ? 'Some images' : 'The images'}
          readAt={list.more ? 0 : list.updatedAt}
          onRetry={list.more ? list.resume : list.refresh}
        />
      )}
      {list.unreadable > 0 && (
        <Notice tone="warning">
          {count(list.unreadable, 'image')} couldn’t be read. Any of them may be the head of a
          family, so the plan can’t be run.
        </Notice>
      )}
      {readErrors.map(({ what, error }) => (
        <ReadError key={what} {...{ error, project, what }} onRetry={checkUse} />
      ))}
      {evidence && evidence.missing.length > readErrors.length && (
        <Notice tone="warning">
          Not everything that uses the images could be read, so some of it may be missing here.
        </Notice>
      )}
      {editing.addressProblems.length > 0 && (
        <Wrong
          what="The policy in this address"
          problems={editing.addressProblems}
          instead="The default policy is shown instead."
          actionWords="Use the default policy"
          onAction={editing.keepShown}
        />
      )}
      {loaded && 'problems' in loaded && (
        <Wrong
          what="This file"
          problems={loaded.problems}
          actionWords="Dismiss"
          onAction={onDismiss}
        />
      )}
      {planned && estate.images && loaded && 'saved' in loaded && loaded.saved && (
        <SinceFile {...{ planned, onDismiss }} images={estate.images} saved={loaded.saved} />
      )}
      {planned && <SinceLink planned={planned} seen={seenOf(search)} />}
    </>
  )
}

interface WrongProps {
  /** The subject: “This file”. */
  what: string
  problems: readonly FieldProblem[]
  /** What is used instead, as a sentence. */
  instead?: string
  actionWords: string
  onAction(): void
}

/** Lists everything wrong with a URL or a file. */
function Wrong({ what, problems, instead, actionWords, onAction }: WrongProps) {
  return (
    <Notice
      tone="error"
      action={
        <button type="button" className="button" onClick={onAction}>
          {actionWords}
        </button>
      }
    >
      <strong>{what} can’t be used.</strong> {instead}
      <ul className={styles['wrong']}>
        {problems.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            {field !== '' && <code>{visible(field)}</code>} {visible(message)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

interface SinceLinkProps {
  planned: Planned
  /** The URL parameter. */
  seen: unknown
}

/** Warns that images have changed since the link was copied. */
function SinceLink({ planned, seen }: SinceLinkProps) {
  const read = readSeen(seen)
  if (!read || planned.day > 0 || isAsSeen(read, planned.plan)) return null
  const changes = planned.plan.outcomes.change
  return (
    <Notice tone="warning">
      Images have changed since this link was copied on {utcDayText(read.at)}. The plan had{' '}
      {count(read.changes, 'change')} then, and has {count(changes)} now.
    </Notice>
  )
}

interface SinceFileProps {
  planned: Planned
  images: Families
  saved: SavedPlan
  onDismiss(): void
}

/** How the plan differs from the loaded one. */
function SinceFile({ planned, images, saved, onDismiss }: SinceFileProps) {
  if (planned.day > 0) return null
  const differences = planDifferences(saved, planned.plan, images)
  const day = utcDayText(saved.at)
  return (
    <Notice
      tone={differences.length > 0 ? 'warning' : 'info'}
      action={
        <button type="button" className="button" onClick={onDismiss}>
          Dismiss
        </button>
      }
    >
      {differences.length === 0 ? (
        `The plan is the same as in the file of ${day}.`
      ) : (
        <details>
          <summary>
            {count(differences.length, 'image is', 'images are')} planned differently than in the
            file of {day}
          </summary>
          <ul className={styles['wrong']}>
            {differences.slice(0, MOST).map(({ image, saved: before, now }) => (
              <li key={image}>
                <span className="mono">{visible(image)}</span>: {before ?? 'no change'} in the file,{' '}
                {now ?? 'no change'} now
              </li>
            ))}
            {differences.length > MOST && <li>{count(differences.length - MOST)} more</li>}
          </ul>
        </details>
      )}
    </Notice>
  )
}

const MOST = 50
