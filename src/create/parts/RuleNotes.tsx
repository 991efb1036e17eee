import { mdiAlertCircleOutline, mdiCloseCircle } from '@mdi/js'
import { visible } from '../../text/visible.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { FormField } from '../model/problems.ts'
import { useCreate } from './context.ts'
import styles from './RuleNotes.module.css'

interface RuleNotesProps {
  field: FormField
  /** Whether errors show here too: where the field doesn’t show them as its problem. */
  errors?: boolean
  /** Adds a label that a rule wants. */
  onLabel?: (key: string, value: string) => void
}

/** The rules that a field breaks, while it is typed. */
export function RuleNotes({ field, errors = false, onLabel }: RuleNotesProps) {
  const { rules } = useCreate()
  const shown = rules.filter((each) => each.field === field && (errors || each.tone === 'warning'))
  if (shown.length === 0) return null
  // Gets the focus if it keeps the user from continuing.
  const wrong = shown.some(({ tone }) => tone === 'error') && { tabIndex: -1, 'data-problem': true }
  return (
    <ul aria-label="Rules it breaks" className={styles['rules']} {...wrong}>
      {shown.map(({ tone, message, label }) => (
        <li key={message} className={tone === 'error' ? styles['problem'] : undefined}>
          <Icon path={tone === 'error' ? mdiCloseCircle : mdiAlertCircleOutline} size={16} />
          <span>{visible(message)}</span>
          {label && onLabel && (
            <button
              type="button"
              className="pill mono"
              onClick={() => onLabel(label.key, label.value)}
            >
              {visible(label.text)}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}
