import {
  mdiAlertCircleOutline,
  mdiDebugStepOver,
  mdiHelpCircleOutline,
  mdiMinusCircleOutline,
} from '@mdi/js'
import type { Kept } from '../../runs/kept.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './ResultMark.module.css'

const MARKS = {
  failed: ['Failed', mdiAlertCircleOutline],
  skipped: ['Skipped', mdiDebugStepOver],
  unknown: ['Not known', mdiHelpCircleOutline],
  waiting: ['Not sent', mdiMinusCircleOutline],
} as const

/** The result of a change that was not made, or may not have been. */
export function ResultMark({ kept: { begun, result } }: { kept: Kept }) {
  const kind = result?.kind ?? (begun === undefined ? 'waiting' : 'unknown')
  if (kind === 'done') return null
  const [word, icon] = MARKS[kind]
  return (
    <span className={`${styles['mark']} ${styles[kind] ?? ''}`}>
      <Icon path={icon} size={16} /> {word}
    </span>
  )
}
