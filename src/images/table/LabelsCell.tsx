import { visible } from '../../text/visible.ts'
import { labelText } from '../parts/labelText.ts'
import { fitting } from './layout.ts'

interface LabelsCellProps {
  labels: Readonly<Record<string, string>> | undefined
  /** px */
  room: number
}

/** As many labels as fit, by key, and the number of the others, which are listed on hover. */
export function LabelsCell({ labels, room }: LabelsCellProps) {
  const all = Object.entries(labels ?? {})
    .map((label) => visible(labelText(label)))
    .sort()
  const shown = Math.max(fitting(all, room), room >= ROOM_FOR_PART ? 1 : 0)
  const rest = all.slice(shown)
  return (
    <>
      {all.slice(0, shown).map((label) => (
        <span key={label} className="tag" title={label}>
          {label}
        </span>
      ))}
      {rest.length > 0 && (
        <span className="muted" title={rest.join('\n')}>
          +{rest.length}
          <span className="visually-hidden"> {shown > 0 ? 'more' : 'labels'}</span>
        </span>
      )}
    </>
  )
}

/** px from which a label is truncated rather than counted. */
const ROOM_FOR_PART = 100
