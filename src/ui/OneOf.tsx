import styles from './OneOf.module.css'

interface OneOfProps {
  /** All that it may come to say; the one to show need not be among them. */
  texts: readonly string[]
  shown: string
}

/** One of several texts, in the room of the longest of them: what stands beside it does not move. */
export function OneOf({ texts, shown }: OneOfProps) {
  return (
    <span className={styles['one']}>
      <span>{shown}</span>
      {texts
        .filter((text) => text !== shown)
        .map((text) => (
          <span key={text} aria-hidden="true" className={styles['room']}>
            {text}
          </span>
        ))}
    </span>
  )
}
