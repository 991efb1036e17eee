import { isActive, stateOf } from '../compute/deprecation.ts'
import { HeadTag } from '../images/parts/HeadTag.tsx'
import { StateMark } from '../images/parts/StateMark.tsx'
import { shortcutsSwitch } from '../shortcuts/setting.ts'
import { KeyCaps } from '../ui/KeyCaps.tsx'
import { useSwitch } from '../ui/useSwitch.ts'
import { isHead, type Estate } from './estate.ts'
import type { Command, Found } from './find.ts'
import { Marked } from './Marked.tsx'
import styles from './Palette.module.css'

interface LineProps {
  id: string
  found: Found
  estate: Estate
  /** Whether it has to say what it is. */
  isMixed: boolean
  active: boolean
  onPoint(): void
  onRun(): void
}

/** One line that was found: an option of the list. */
export function Line({ id, found, estate, isMixed, active, onPoint, onRun }: LineProps) {
  const command = found.kind === 'command' ? found.command : undefined
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys go to the field
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      aria-disabled={command?.reason !== undefined}
      className={styles['line']}
      onPointerMove={onPoint}
      onClick={onRun}
    >
      {found.kind === 'command' ? (
        <CommandContent command={found.command} places={found.places} />
      ) : (
        <>
          <span className={`mono ${styles['name']}`}>
            <Marked text={found.name} places={found.places} />
          </span>
          {found.kind === 'image' && found.image && (
            <>
              {isHead(estate, found.image) && <HeadTag />}
              {!isActive(found.image) && <StateMark state={stateOf(found.image)} />}
            </>
          )}
          {isMixed && <span className={styles['note']}>{found.kind}</span>}
        </>
      )}
    </div>
  )
}

function CommandContent({ command, places }: { command: Command; places: readonly number[] }) {
  const { label, isName = false, note, reason, keys } = command
  const areOn = useSwitch(shortcutsSwitch)
  return (
    <>
      <span className={`${isName ? 'mono ' : ''}${styles['name']}`}>
        <Marked text={label} places={places} />
      </span>
      {(reason ?? note) && <span className={styles['note']}>{reason ?? note}</span>}
      {keys && areOn && reason === undefined && (
        <span className={styles['keys']} aria-hidden="true">
          <KeyCaps keys={keys} />
        </span>
      )}
    </>
  )
}
