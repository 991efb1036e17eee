import { useRef, useState } from 'react'
import { SafeText } from '../../ui/SafeText.tsx'
import styles from './Toolbar.module.css'

interface ApiFilterProps {
  /** The current expression; `''` for none. */
  filter: string
  /** The API's error message about it. */
  problem: string | undefined
  /** A button has opened it, so that typing can start. */
  autoFocus: boolean
  onFilter(filter: string): void
}

/** A filter expression that the API evaluates, so that only matching images are sent. */
export default function ApiFilter({ filter, problem, autoFocus, onFilter }: ApiFilterProps) {
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(filter)
  const [seen, setSeen] = useState(filter)
  if (filter !== seen) {
    setSeen(filter)
    setText(filter)
  }
  return (
    <div className={styles['api']}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onFilter(text.trim())
        }}
      >
        <input
          ref={input}
          type="text"
          autoFocus={autoFocus}
          className={`field mono ${styles['field']}`}
          aria-label="API filter expression"
          aria-invalid={problem !== undefined}
          aria-describedby="api-filter-told"
          placeholder="labels.env = prod AND creationTimestamp > 2026-01-01"
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="button">
          Apply
        </button>
        {filter !== '' && (
          <button
            type="button"
            className="button quiet"
            onClick={() => {
              onFilter('')
              input.current?.focus()
            }}
          >
            Clear
          </button>
        )}
      </form>
      <p
        id="api-filter-told"
        role={problem === undefined ? undefined : 'alert'}
        className={styles[problem === undefined ? 'hint' : 'error']}
      >
        {problem === undefined ? HINT : <SafeText text={problem} limit={600} />}
      </p>
    </div>
  )
}

const HINT =
  'The API evaluates this expression. Heads are hidden, because family members may be missing.'
