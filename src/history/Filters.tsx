import { getRouteApi } from '@tanstack/react-router'
import { useUrlText } from '../images/list/useUrlText.ts'
import type { Kepts } from '../runs/disk.ts'
import { count } from '../text/count.ts'
import styles from './HistoryPage.module.css'
import { countsOf } from './model.ts'
import { DAYS, SHOWN, type HistorySearch, type Shown } from './search.ts'

const route = getRouteApi('/projects/$project/history')

const WORDS: Record<Shown, string> = {
  runs: 'Runs',
  state: 'State',
  labels: 'Labels',
  family: 'Family',
  deleted: 'Deleted',
}

interface FiltersProps {
  /** Undefined while being read. */
  kept: Kepts | undefined
  search: HistorySearch
}

/** Filters changes by words, kind and age. */
export function Filters({ kept, search }: FiltersProps) {
  const navigate = route.useNavigate()
  const patch = (change: { [K in keyof HistorySearch]: HistorySearch[K] | undefined }) =>
    void navigate({ search: { ...search, ...change }, replace: true })
  const { text, setText, flush } = useUrlText(search.q ?? '', (q) => patch({ q: q || undefined }))
  const counts = kept && countsOf(kept)
  const chip = (show: Shown | undefined, label: string, number: number | undefined) => (
    <button
      key={label}
      type="button"
      className="pill"
      aria-pressed={search.show === show}
      onClick={() => patch({ show })}
    >
      {label} <span className={styles['count']}>{number === undefined ? '–' : count(number)}</span>
    </button>
  )
  return (
    <div className={styles['filters']}>
      <div role="search" className={styles['box']}>
        <input
          type="text"
          inputMode="search"
          enterKeyHint="search"
          className="field"
          aria-label="Filter changes"
          placeholder="Filter by image, family or label"
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={flush}
          onKeyDown={(event) => {
            if (event.key === 'Enter') flush()
            if (event.key === 'Escape') setText('')
          }}
        />
      </div>
      <div className={styles['chips']} role="group" aria-label="Show only">
        {chip(undefined, 'All', counts?.all)}
        {SHOWN.map((show) => chip(show, WORDS[show], counts?.[show]))}
      </div>
      <select
        className="field"
        aria-label="Time"
        value={search.days ?? ''}
        onChange={({ target }) => patch({ days: DAYS.find((each) => each === target.value) })}
      >
        <option value="">All time</option>
        {DAYS.map((days) => (
          <option key={days} value={days}>
            Last {days} days
          </option>
        ))}
      </select>
    </div>
  )
}
