import { comparisonText, type Row } from '../compute/compare/compare.ts'
import { CopyButton } from '../ui/CopyButton.tsx'
import styles from './ComparePage.module.css'
import { VIEWS, type CompareView } from './search.ts'

interface ViewsProps {
  rows: readonly Row[]
  names: readonly string[]
  show: CompareView
  onShow(view: CompareView): void
}

const WORDS: Record<CompareView, string> = {
  differences: 'Differences',
  breaking: 'Breaking',
  all: 'All',
}

/** Which rows are shown, with their counts. */
export function Views({ rows, names, show, onShow }: ViewsProps) {
  return (
    <div className={styles['views']}>
      <div role="group" aria-label="Fields shown" className={styles['pills']}>
        {VIEWS.map((view) => (
          <button
            key={view}
            type="button"
            className="pill"
            aria-pressed={view === show}
            onClick={() => onShow(view)}
          >
            {WORDS[view]} <span className={styles['count']}>{rows.filter(isIn(view)).length}</span>
          </button>
        ))}
      </div>
      <CopyButton text={() => comparisonText(names, rows)} name="differences as text" />
    </div>
  )
}

/** Whether a view shows a row. */
export const isIn =
  (view: CompareView) =>
  ({ kind }: Row) =>
    view === 'all' || kind === 'breaking' || (view === 'differences' && kind === 'other')
