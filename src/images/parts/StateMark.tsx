import styles from './StateMark.module.css'
import { wholeWord, word } from '../../text/words.ts'

/** A deprecation state: its shape in its color, and its word. `state` as returned by `stateOf`. */
export function StateMark({ state }: { state: string }) {
  return (
    <span className={styles['state']} title={wholeWord(state)}>
      <StateShape state={state} />
      <span className={styles['word']}>{word(state)}</span>
    </span>
  )
}

/**
 * Only the shape, when the word is next to it: dot, ring, square, dotted ring; none for an unknown
 * state.
 */
export function StateShape({ state }: { state: string }) {
  return <span aria-hidden="true" className={`${styles['shape']} ${styles[state] ?? ''}`} />
}
