import type { Images } from '../../api/useImages.ts'
import { count } from '../../ui/count.ts'
import { relativeTime } from '../../ui/time.ts'
import type { Model } from './model.ts'
import styles from './ImagesPage.module.css'

/** How old the list may be before the page says so, ms. */
const FRESH = 2 * 60_000

interface SummaryProps {
  list: Images
  model: Model
  /** Images that the filters let through, of those loaded. */
  shown: number
  now: number
}

/** The line below the title: how many there are, how far the loading is, how old it is. */
export function Summary({ list, model, shown, now }: SummaryProps) {
  const { loading, more, received, images, unreadable, updatedAt } = list
  if (loading) return <span className={`skeleton ${styles['line']}`} />
  if (images.length === 0) {
    return <div className={styles['summary']}>{list.error ? 'Nothing is listed' : 'No images'}</div>
  }
  const families = model.families.filter(({ name }) => name !== '').length
  const filtered = shown < images.length ? `${count(shown)} of ` : ''
  return (
    <div className={styles['summary']}>
      <span>
        {filtered}
        {more
          ? `${count(received, 'image')} so far`
          : `${count(images.length, 'image')} in ${count(families, 'family', 'families')}`}
      </span>
      {more && <Progress list={list} />}
      {unreadable > 0 && (
        <span className={styles['warning']}>{count(unreadable, 'image')} could not be read</span>
      )}
      {now - updatedAt > FRESH && updatedAt > 0 && (
        <span>as of {relativeTime(updatedAt, now)}</span>
      )}
    </div>
  )
}

function Progress({ list }: { list: Images }) {
  if (list.streaming) {
    return (
      <>
        <span className={styles['spinner']} aria-hidden="true" />
        <button type="button" className="button small" onClick={list.stop}>
          Stop
        </button>
      </>
    )
  }
  // After an error the notice below offers it.
  if (list.error) return null
  return (
    <button type="button" className="button small" onClick={list.resume}>
      Go on
    </button>
  )
}
