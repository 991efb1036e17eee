import { movesHead, type HeadChange } from '../../compute/changes/heads.ts'
import { HeadMove } from './HeadMove.tsx'
import styles from './HeadPreview.module.css'

interface HeadPreviewProps {
  /** As `headChanges` gives them. */
  changes: readonly HeadChange[]
}

/** What a change does to the families that it touches: what each resolves to before and after. */
export function HeadPreview({ changes }: HeadPreviewProps) {
  if (changes.length === 0) return <p className="muted">No family is touched.</p>
  return (
    <ul className={styles['changes']}>
      {changes.map((change) => (
        <li key={change.family}>
          <HeadMove
            family={change.family}
            before={change.before?.name ?? null}
            after={change.after?.name ?? null}
          />
          {movesHead(change) && <p className="muted">{consequence(change)}</p>}
        </li>
      ))}
    </ul>
  )
}

function consequence({ before, after }: HeadChange): string {
  if (!after) return 'Nothing would be left: whoever asks for the family gets an error.'
  if (!before) return 'The family resolves to nothing now.'
  return 'Whoever asks for the family gets the other image from then on.'
}
