import { isMac } from '../browser/isMac.ts'
import { shortcutsSwitch } from '../shortcuts/setting.ts'
import { capsOf } from '../text/keyCaps.ts'
import { useSwitch } from '../ui/useSwitch.ts'
import { Choice } from './Choice.tsx'

const CHOICES = [
  ['on', 'On'],
  ['off', 'Off'],
] as const

/** The switch for shortcuts of a single key. */
export function Keyboard() {
  const on = useSwitch(shortcutsSwitch)
  return (
    <>
      <Choice
        legend="Single-key shortcuts"
        choices={CHOICES}
        chosen={on ? 'on' : 'off'}
        onChange={(chosen) => shortcutsSwitch.set(chosen === 'on')}
      />
      <p className="muted">
        Press ? for a list of them. Turn them off if speech input or other tools type letters into
        the page; {capsOf('Control+k', isMac).join(' ')} always works.
      </p>
    </>
  )
}
