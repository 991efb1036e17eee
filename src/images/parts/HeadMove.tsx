import { visible } from '../../text/visible.ts'
import styles from './HeadMove.module.css'

interface HeadMoveProps {
  family: string
  /** Names of the heads; null when the family resolves to nothing. */
  before: string | null
  after: string | null
}

/** What a family resolves to before and after something is done. */
export function HeadMove({ family, before, after }: HeadMoveProps) {
  return (
    <div className={styles['move']}>
      <span>
        Family <strong className="mono">{visible(family)}</strong>{' '}
        {before === after ? 'goes on resolving to' : 'resolves to'}
      </span>{' '}
      {before !== after && (
        <>
          <Head name={before} /> <span aria-hidden="true">→</span>{' '}
          <span className="visually-hidden">now, and then to </span>
        </>
      )}
      <Head name={after} after />
    </div>
  )
}

function Head({ name, after = false }: { name: string | null; after?: boolean }) {
  if (name === null) return <span className={styles['nothing']}>nothing</span>
  return (
    <span className={`mono ${styles['image']} ${after ? styles['after'] : ''}`}>
      {visible(name)}
    </span>
  )
}
