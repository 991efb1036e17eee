import { visible } from '../../text/visible.ts'
import { labelText } from './labelText.ts'
import styles from './LabelTags.module.css'

interface LabelTagsProps {
  labels: Readonly<Record<string, string>> | undefined
  /** How many to show; the rest is counted, and listed on hover. Default: all. */
  max?: number
}

/** Labels as `key=value` tags, sorted by key. */
export function LabelTags({ labels, max = Infinity }: LabelTagsProps) {
  const all = Object.entries(labels ?? {})
    .map((label) => visible(labelText(label)))
    .sort()
  const rest = all.slice(max)
  return (
    <span className={styles['labels']}>
      {all.slice(0, max).map((label) => (
        <span key={label} className={`tag ${styles['label']}`} title={label}>
          {label}
        </span>
      ))}
      {rest.length > 0 && (
        <span className="muted" title={rest.join('\n')}>
          +{rest.length}
          <span className="visually-hidden"> more</span>
        </span>
      )}
    </span>
  )
}
