import styles from './EndKept.module.css'

/** Characters at the end that stay: a version, a date. The styles know it, too. */
const END = 9
/** Names that have room everywhere. */
const SHORT = 24

/**
 * A name in monospace that, where it has no room, is cut before its end: names of a family differ there.
 * What it stands in is a block that cuts it; a link around it has the name as its label, since what
 * reads the page may take the two parts for two words.
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
