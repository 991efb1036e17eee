import styles from './EndKept.module.css'

/** Characters at the end that stay: a version, a date. */
const END = 9

/** A name that, where it has no room, is cut before its end: names of a family differ there. */
export function EndKept({ text }: { text: string }) {
  if (text.length <= 2 * END) return <span className={styles['start']}>{text}</span>
  return (
    <>
      <span className={styles['start']}>{text.slice(0, -END)}</span>
      <span className={styles['end']}>{text.slice(-END)}</span>
    </>
  )
}
