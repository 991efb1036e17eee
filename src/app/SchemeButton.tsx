import { mdiWeatherNight, mdiWhiteBalanceSunny } from '@mdi/js'
import { useSyncExternalStore } from 'react'
import { Icon } from '../ui/Icon.tsx'
import { isDark, onAppearance, setScheme } from '../ui/scheme.ts'

/** Switches between light and dark; Settings can give the choice back to the system. */
export function SchemeButton() {
  const dark = useSyncExternalStore(onAppearance, isDark)
  const name = dark ? 'Use the light scheme' : 'Use the dark scheme'
  return (
    <button
      type="button"
      className="button quiet square"
      aria-label={name}
      title={name}
      onClick={() => setScheme(dark ? 'light' : 'dark')}
    >
      <Icon path={dark ? mdiWhiteBalanceSunny : mdiWeatherNight} />
    </button>
  )
}
