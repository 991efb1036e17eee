import { mdiClose } from '@mdi/js'
import { shortcutsSwitch } from '../shortcuts/setting.ts'
import { SHORTCUTS } from '../shortcuts/table.ts'
import { Icon } from '../ui/Icon.tsx'
import { KeyCaps } from '../ui/KeyCaps.tsx'
import { useSwitch } from '../ui/useSwitch.ts'
import styles from './HelpSheet.module.css'

/** The shortcuts, and the switch for single keys. */
export function HelpSheet({ onClose }: { onClose(): void }) {
  const on = useSwitch(shortcutsSwitch)
  return (
    <div className={styles['sheet']}>
      <div className={styles['head']}>
        <h2 id="palette">Keyboard shortcuts</h2>
        <button
          type="button"
          className="button quiet square"
          aria-label="Close"
          autoFocus
          onClick={onClose}
        >
          <Icon path={mdiClose} />
        </button>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- nothing in it takes the focus, and not every browser lets keys scroll it then */}
      <div className={styles['body']} role="group" aria-labelledby="palette" tabIndex={0}>
        {SHORTCUTS.map(({ title, shortcuts }) => (
          <section key={title} aria-label={title}>
            <h3>{title}</h3>
            <dl>
              {shortcuts.map(({ keys, label, effect }) => (
                <div key={keys} className={on || !effect ? undefined : styles['off']}>
                  <dt>{label}</dt>
                  <dd>
                    <KeyCaps keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label className={styles['foot']}>
        <input
          type="checkbox"
          className="checkbox"
          checked={on}
          onChange={({ target }) => shortcutsSwitch.set(target.checked)}
        />
        Single-key shortcuts
      </label>
    </div>
  )
}
