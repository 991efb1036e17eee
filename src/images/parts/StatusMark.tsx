import { mdiAlertCircleOutline } from '@mdi/js'
import { Icon } from '../../ui/Icon.tsx'
import styles from './StatusMark.module.css'
import { wholeWord, word } from '../../text/words.ts'

interface StatusMarkProps {
  /** The image's status in the API; undefined if there is none. */
  status: string | undefined
  /** Progress of the operation that creates it, 0–100, if known. */
  progress?: number | undefined
}

/** A status in words; PENDING and DELETING are animated, FAILED is marked. */
export function StatusMark({ status, progress }: StatusMarkProps) {
  if (status === undefined) return <span className="muted">–</span>
  const isPending = status === 'PENDING'
  return (
    <span
      className={`${styles['status']} ${styles[status] ?? ''}`}
      title={isPending && progress !== undefined ? `${progress}%` : wholeWord(status)}
    >
      {status === 'FAILED' && <Icon path={mdiAlertCircleOutline} size={16} />}
      {isPending && <Track progress={progress} />}
      <span className={styles['word']}>{word(status)}</span>
    </span>
  )
}

function Track({ progress }: { progress: number | undefined }) {
  return (
    <span className={styles['track']} aria-hidden="true">
      <span
        className={progress === undefined ? styles['moving'] : undefined}
        style={progress === undefined ? undefined : { width: `${progress}%` }}
      />
    </span>
  )
}
