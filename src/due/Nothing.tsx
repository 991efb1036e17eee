import { Link } from '@tanstack/react-router'
import styles from './DueTable.module.css'
import type { View } from './search.ts'
import type { Due } from './useDue.ts'
import { partWords } from './words.ts'

interface NothingProps {
  project: string
  due: Due
  view: View
}

const TITLES: Record<View, string> = {
  overdue: 'Nothing is overdue',
  '7': 'Nothing is due in the next 7 days',
  '30': 'Nothing is due in the next 30 days',
  '90': 'Nothing is due in the next 90 days',
  unplanned: 'Every retired image has a date for what comes next',
}

/** The empty state: what would be listed here, and when. */
export function Nothing({ project, due: { list, isOpen }, view }: NothingProps) {
  if (list.updatedAt === 0) return <div />
  return (
    <div className={`card ${styles['nothing']}`}>
      <h2>{isOpen ? `${TITLES[view]} among the images ${partWords(list)}` : TITLES[view]}</h2>
      <p className="muted">
        {view === 'unplanned'
          ? 'Deprecated and obsolete images without a date for their next state would be listed here.'
          : 'When you deprecate images, you can plan the dates for their next states. Images appear here as those dates approach.'}
      </p>
      <Link className="button" to="/projects/$project/images" params={{ project }}>
        View images
      </Link>
    </div>
  )
}
