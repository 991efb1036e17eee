import type { Images } from '../../api/useImages.ts'
import { count } from '../../text/count.ts'
import { relativeTime } from '../../text/time.ts'
import { lazyPart } from '../../ui/lazyPart.tsx'
import { hasConventions } from '../conventions/has.ts'
import { useCatchFocus } from '../parts/catchFocus.ts'
import { inFamilies, type FamilyCount } from '../parts/inFamilies.ts'
import styles from './ImagesPage.module.css'

const BrokenLink = lazyPart(() => import('../conventions/BrokenLink.tsx'))

/** The age from which the page mentions how old the list is, ms. */
const FRESH = 2 * 60_000

interface SummaryProps {
  project: string
  /** The API filter; with one, these aren’t all images. */
  filter: string
  list: Images
  /** Loaded images that pass the filters. */
  shown: number
  /** How many families those are in. */
  families: FamilyCount
  now: number
}

/** The line below the title: how many there are, loading progress, and age. */
export function Summary({ project, filter, list, shown, families, now }: SummaryProps) {
  const { loading, more, images, unreadable, updatedAt, kept, refreshing } = list
  if (loading) return <span className={`skeleton ${styles['line']}`} />
  if (images.length === 0 && !more) {
    return (
      <div className={styles['summary']}>{list.error ? 'Couldn’t load images' : 'No images'}</div>
    )
  }
  return (
    <div className={styles['summary']}>
      <span>{countWords(list, shown, families)}</span>
      {more && <Progress list={list} />}
      {unreadable > 0 && (
        <span className={styles['warning']}>
          {count(unreadable, 'image')} couldn’t be read, so family heads are unknown
        </span>
      )}
      {(kept || now - updatedAt > FRESH) && updatedAt > 0 && (
        <span>
          as of {relativeTime(updatedAt, now)}
          {kept && refreshing && ', refreshing…'}
        </span>
      )}
      {filter === '' && hasConventions(project) && (
        <BrokenLink
          project={project}
          list={list}
          meanwhile={<span className={`skeleton ${styles['rules']}`} />}
        />
      )}
    </div>
  )
}

/** While the list is loading, only what has been loaded is counted. */
function countWords(
  { more, received, streaming, images }: Images,
  shown: number,
  families: FamilyCount,
): string {
  if (more && received === 0) return streaming ? 'Reading the images…' : 'No images so far'
  const filtered = shown < images.length
  if (more) return `${filtered ? `${count(shown)} of ` : ''}${count(received, 'image')} so far`
  if (!filtered) return count(shown, 'image') + inFamilies(shown, families)
  return `${count(shown)} of ${count(images.length, 'image')}${inFamilies(shown, families, ',')}`
}

function Progress({ list: { streaming, error, stop, resume } }: { list: Images }) {
  useCatchFocus()
  // After an error, the notice below offers it.
  if (!streaming && error) return null
  return (
    <>
      {streaming && <span className={styles['spinner']} aria-hidden="true" />}
      <button type="button" className="button small" onClick={streaming ? stop : resume}>
        {streaming ? 'Stop' : 'Continue'}
      </button>
    </>
  )
}
