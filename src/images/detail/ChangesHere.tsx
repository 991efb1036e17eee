import { Link } from '@tanstack/react-router'
import type { Image } from '../../compute/schema.ts'
import type { Kept } from '../../runs/kept.ts'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { SafeText } from '../../ui/SafeText.tsx'
import { useGoing } from '../bulk/useGoing.ts'
import { ChangeWords } from '../journal/ChangeWords.tsx'
import { detailsOf } from '../journal/kinds.ts'
import { ResultMark } from '../journal/ResultMark.tsx'
import { standOf, withLater } from '../journal/stand.ts'
import { UndoCell } from '../journal/UndoCell.tsx'
import { useKept } from '../journal/useKept.ts'
import styles from './Activity.module.css'

/** So many are shown here; all of them in the history. */
const FEW = 5

interface ChangesHereProps {
  image: Image
  project: string
  now: number
}

/** The changes of an image that were made from this browser, newest first, with their undo. */
export function ChangesHere({ image, project, now }: ChangesHereProps) {
  const { kept } = useKept(project)
  const going = useGoing()
  const own = (kept?.changes ?? []).filter(({ step }) => step.target.image === image.name)
  if (own.length === 0) return null
  const later = withLater(own)
  return (
    <section aria-labelledby="changes-here" className={styles['here']}>
      <h2 id="changes-here">Changed in this browser</h2>
      <ul className={styles['list']}>
        {own
          .slice(-FEW)
          .reverse()
          .map((each) => (
            <li key={each.id} className={styles['change']}>
              <span className={styles['words']}>
                {each.result?.kind === 'done' ? (
                  <ChangeWords step={each.step} before={each.before} policies={each.policies} />
                ) : (
                  <ResultMark kept={each} isGoing={isIn(going, each)} />
                )}
              </span>
              <span className={`muted ${styles['details']}`}>
                <SafeText text={detailsOf(each, isIn(going, each))} limit={200} />
              </span>
              <span className="muted">
                <RelativeTime time={each.at} now={now} />
              </span>
              <span className={styles['undo']}>
                <UndoCell kept={each} stand={standOf(each, image, later.get(each))} />
              </span>
            </li>
          ))}
      </ul>
      <p className={styles['note']}>
        <Link
          to="/projects/$project/history"
          params={{ project }}
          search={{ q: `"${image.name}"` }}
        >
          {own.length > FEW ? `All ${own.length} in the history` : 'Show in the history'}
        </Link>
      </p>
    </section>
  )
}

const isIn = (going: string | undefined, { run }: Kept): boolean =>
  run !== undefined && run === going
