import { agoText } from '../../text/duration.ts'
import { useNow } from '../../ui/useNow.ts'
import type { Evidence } from '../../compute/retire/uses.ts'
import styles from './PolicyForm.module.css'

export interface UseLineProps {
  /** Undefined until it has been read, which takes all images. */
  evidence: Evidence | undefined
  onCheck(): void
}

/** When the use of the images was last read, or that it isn't fully known. */
export function UseLine({ evidence, onCheck }: UseLineProps) {
  const now = useNow()
  if (!evidence) return <>Use isn’t known yet</>
  return (
    <>
      {evidence.missing.length > 0
        ? 'Use isn’t fully known'
        : `Use checked ${agoText(Math.max(0, now - evidence.at))}`}{' '}
      <button type="button" className={styles['reset']} onClick={onCheck}>
        Check again
      </button>
    </>
  )
}
