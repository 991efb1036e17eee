import {
  mdiAlertCircleOutline,
  mdiDebugStepOver,
  mdiHelpCircleOutline,
  mdiMinusCircleOutline,
  mdiProgressClock,
} from '@mdi/js'
import type { Kept } from '../../runs/kept.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './ResultMark.module.css'

interface ResultMarkProps {
  kept: Kept
  isGoing: boolean
}

const MARKS = {
  failed: ['Failed', mdiAlertCircleOutline],
  skipped: ['Skipped', mdiDebugStepOver],
  unknown: ['Not known', mdiHelpCircleOutline],
  waiting: ['Not sent', mdiMinusCircleOutline],
  sending: ['Sending', mdiProgressClock],
} as const

/**
 * The result of a change that was not made, or may not have been.
 * @param isGoing whether its run is being made: until that ends, a response may still arrive
 */
export function ResultMark({ kept: { begun, result }, isGoing }: ResultMarkProps) {
  const sent = isGoing ? 'sending' : 'unknown'
  const kind = result?.kind ?? (begun === undefined ? 'waiting' : sent)
  if (kind === 'done') return null
  const [word, icon] = MARKS[kind]
  return (
    <span className={`${styles['mark']} ${styles[kind] ?? ''}`}>
      <Icon path={icon} size={16} /> {word}
    </span>
  )
}
