import styles from './EndKept.module.css'

/** Characters at the end that stay: a version, a date. The styles know it, too. */
const END = 9

/**
 * A name in monospace that, where it has no room, is cut before its end: names of a family differ there.
 * What it stands in is a block that cuts it.
 */
export function EndKept({ text }: { text: string }) {
  if (text.length <= 2 * END) return text
  return (
    <>
      <span className={styles['start']}>{text.slice(0, -END)}</span>
      {text.slice(-END)}
    </>
  )
}
