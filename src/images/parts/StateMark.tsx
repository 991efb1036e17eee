import styles from './StateMark.module.css'
import { wholeWord, word } from '../../text/words.ts'

/** A deprecation state: its shape in its color, and its word. `state` as `stateOf` gives it. */
export function StateMark({ state }: { state: string }) {
  return (
    <span className={styles['state']} title={wholeWord(state)}>
      <StateShape state={state} />
      <span className={styles['word']}>{word(state)}</span>
    </span>
  )
}

/** The shape alone, where the word stands beside it: dot, ring, square, dotted ring; none for a state we do not know. */
export function StateShape({ state }: { state: string }) {
  return <span aria-hidden="true" className={`${styles['shape']} ${styles[state] ?? ''}`} />
}
