import styles from './OneOf.module.css'

interface OneOfProps {
  /** Every text it can show later, except perhaps `shown`. */
  texts: readonly string[]
  shown: string
}

/** One of several texts, as wide as the longest of them, so that nothing beside it moves. */
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
