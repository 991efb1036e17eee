import styles from './EndKept.module.css'

/**
 * The last characters always stay visible: a version, a date. The styles depend on this number too.
 */
const END = 9
/** Names up to this length fit everywhere. */
const SHORT = 24

/**
 * A name in monospace that is cut in the middle if it doesn't fit, because names in a family differ
 * at the end. It has to be inside a block that clips it; a link around it needs the name as its
 * label, because a screen reader may take the two parts for two words.
 */
export function EndKept({ text }: { text: string }) {
  if (text.length <= SHORT) return text
  return (
    <>
      <span className={styles['start']}>{text.slice(0, -END)}</span>
      {text.slice(-END)}
    </>
  )
}
