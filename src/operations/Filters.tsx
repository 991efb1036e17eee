import { getRouteApi } from '@tanstack/react-router'
import type { Operation } from '../compute/schema.ts'
import { actionWord } from '../images/parts/actionWord.ts'
import styles from './OperationsPage.module.css'
import { resultOf } from './list.ts'
import { RESULTS, type OperationsSearch, type Result } from './search.ts'

const route = getRouteApi('/projects/$project/operations')
const WORDS: Record<Result, string> = {
  running: 'Running',
  failed: 'Failed',
  succeeded: 'Succeeded',
}

interface FiltersProps {
  /** Undefined if nothing is known yet. */
  operations: readonly Operation[] | undefined
  /** Older ones haven't been read: there may be more of each. */
  more: boolean
  search: OperationsSearch
}

/** Filters operations by result, with a count of each, and by action, as named in the rows. */
export function Filters({ operations, more, search }: FiltersProps) {
  const navigate = route.useNavigate()
  const show = (change: { [K in keyof OperationsSearch]: OperationsSearch[K] | undefined }) =>
    void navigate({ search: { ...search, ...change }, replace: true })
  const types = new Map<string, string>()
  for (const type of [search.type, ...(operations ?? []).map((each) => each.operationType)]) {
    if (type !== undefined && !types.has(actionWord(type))) types.set(actionWord(type), type)
  }

  return (
    <div className={styles['filters']} role="group" aria-label="Show only">
      {RESULTS.map((result) => (
        <button
          key={result}
          type="button"
          className="pill"
          aria-pressed={search.result === result}
          onClick={() => show({ result: search.result === result ? undefined : result })}
        >
          {WORDS[result]}
          <span className="muted">{operations ? countText(operations, result, more) : '–'}</span>
        </button>
      ))}
      <select
        className="field"
        aria-label="Action"
        value={search.type ?? ''}
        onChange={(event) => show({ type: event.target.value || undefined })}
      >
        <option value="">All actions</option>
        {[...types].sort().map(([word, type]) => (
          <option key={word} value={type}>
            {word}
          </option>
        ))}
      </select>
    </div>
  )
}

/**
 * How many ended this way: `12`, or `12+` while older ones are unread. The list of running ones is
 * always complete.
 */
function countText(operations: readonly Operation[], result: Result, more: boolean): string {
  const number = operations.filter((operation) => resultOf(operation) === result).length
  return more && result !== 'running' ? `${number}+` : `${number}`
}
