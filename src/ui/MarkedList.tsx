import { mdiAlertCircleOutline, mdiCheckCircle, mdiCloseCircle } from '@mdi/js'
import { visible } from '../text/visible.ts'
import { Icon } from './Icon.tsx'
import styles from './MarkedList.module.css'

/** A result, and what it is about. */
export interface Marked {
  id: string
  tone: 'ok' | 'warning' | 'error' | 'unknown'
  text: string
}

const ICONS = { ok: mdiCheckCircle, warning: mdiAlertCircleOutline, error: mdiCloseCircle }
const WORDS = { ok: 'OK: ', warning: 'Warning: ', error: 'Error: ' }

/** Results of checks, each with an icon, which screen readers hear as a word. */
export function MarkedList({ items }: { items: readonly Marked[] }) {
  return (
    <ul className={styles['list']}>
      {items.map(({ id, tone, text }) =>
        tone === 'unknown' ? (
          <li key={id} className="muted">
            <span aria-hidden="true">–</span>
            <span>{visible(text)}</span>
          </li>
        ) : (
          <li key={id} className={styles[tone]}>
            <Icon path={ICONS[tone]} size={18} />
            <span>
              <span className="visually-hidden">{WORDS[tone]}</span>
              {visible(text)}
            </span>
          </li>
        ),
      )}
    </ul>
  )
}
