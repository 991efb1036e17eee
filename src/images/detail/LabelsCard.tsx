import { MAX_LABELS } from '../../compute/labels.ts'
import type { Image } from '../../compute/schema.ts'
import { CopyText } from '../../ui/CopyText.tsx'
import { KeyValue } from '../../ui/KeyValues.tsx'
import { visible } from '../../ui/visible.ts'
import { Group } from './Group.tsx'
import styles from './LabelsCard.module.css'

/** The labels, and the fingerprint that a change of them has to name. */
export function LabelsCard({ image, whole }: { image: Image; whole: boolean }) {
  const labels = Object.entries(image.labels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  return (
    <div className={`card ${styles['card']}`}>
      <Group title="Labels">
        {labels.map(([key, value]) => (
          <KeyValue key={key} name={visible(key)} mono>
            <span className="mono">
              {value === '' ? <span className="muted">empty</span> : visible(value)}
            </span>
          </KeyValue>
        ))}
      </Group>
      {labels.length === 0 && <p className="muted">No labels.</p>}
      <p className={`muted ${styles['foot']}`}>
        <span>
          {labels.length} of {MAX_LABELS}
        </span>
        {whole && image.labelFingerprint ? (
          <span>
            fingerprint <CopyText text={image.labelFingerprint} name="label fingerprint" />
          </span>
        ) : (
          !whole && <span className={`skeleton ${styles['waiting']}`} />
        )}
      </p>
    </div>
  )
}
