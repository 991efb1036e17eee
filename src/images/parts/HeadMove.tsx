import { visible } from '../../text/visible.ts'
import styles from './HeadMove.module.css'

interface HeadMoveProps {
  family: string
  /** Names of the heads; null if the family resolves to nothing. */
  before: string | null
  after: string | null
  /** The name of an image that is still being created, and then becomes the head. */
  later?: string | undefined
}

/** What a family resolves to before and after a change. */
export function HeadMove({ family, before, after, later }: HeadMoveProps) {
  return (
    <div className={styles['move']}>
      <span className={styles['family']}>
        <strong className="mono">{visible(family)}</strong>{' '}
        {before === after ? 'still resolves to' : 'resolves to'}
      </span>{' '}
      {before !== after && (
        <>
          <Head name={before} />{' '}
        </>
      )}
      <span className={styles['then']}>
        {before !== after && (
          <>
            <span aria-hidden="true" className="muted">
              →
            </span>{' '}
            <span className="visually-hidden">now, and then to </span>
          </>
        )}
        <Head name={after} after />
      </span>{' '}
      {later !== undefined && (
        <span className={`muted ${styles['later']}`}>
          until <span className="mono">{visible(later)}</span>, which is being created, is ready
        </span>
      )}
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
