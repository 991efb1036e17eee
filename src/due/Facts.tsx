import { clipText, visible } from '../text/visible.ts'
import { count } from '../text/count.ts'
import { Notice } from '../ui/Notice.tsx'
import styles from './DuePage.module.css'
import { allOverdue } from './rows.ts'
import type { Due } from './useDue.ts'
import { partWords } from './words.ts'

/** The line below the title. */
export function Facts({ due }: { due: Due }) {
  const { list } = due
  return (
    <>
      Compute Engine doesn’t change the state on planned dates; you do.{' '}
      {list.loading && <span className={`skeleton ${styles['line']}`} />}
      {list.updatedAt > 0 && <span role="status">{overdueWords(due)}</span>}
    </>
  )
}

function overdueWords({ due, list, isOpen }: Due): string {
  const overdue = allOverdue(due).length
  if (isOpen) {
    return `${count(overdue)} of the images ${partWords(list)} ${overdue === 1 ? 'is' : 'are'} overdue.`
  }
  return overdue === 0
    ? 'Nothing is overdue.'
    : `${count(overdue, 'image is', 'images are')} overdue.`
}

/** Images that couldn't be read, which may be due too. */
export function Unread({ due: { due, list } }: { due: Due }) {
  const names = due.unread.map(({ name }) => name)
  if (list.unreadable + names.length === 0) return null
  return (
    <div className={styles['problem']}>
      {list.unreadable > 0 && (
        <Notice tone="warning">
          {count(list.unreadable, 'image')} couldn’t be read, and may be due as well. Replacements
          and families can’t be checked without them.
        </Notice>
      )}
      {names.length > 0 && (
        <Notice tone="warning">
          The state or planned dates of {count(names.length, 'image')} couldn’t be read:{' '}
          <span className="mono">{visible(clipText(names.join(', '), 400))}</span>
        </Notice>
      )}
    </div>
  )
}
