import { mdiWeatherNight, mdiWhiteBalanceSunny } from '@mdi/js'
import { useState } from 'react'
import { Icon } from '../ui/Icon.tsx'
import { isDark, setScheme } from '../ui/scheme.ts'

/** Switches between light and dark; Settings can give the choice back to the system. */
export function SchemeButton() {
  const [dark, setDark] = useState(isDark)
  const name = dark ? 'Use the light scheme' : 'Use the dark scheme'
  return (
    <button
      type="button"
      className="button quiet square"
      aria-label={name}
      title={name}
      onClick={() => {
        setScheme(dark ? 'light' : 'dark')
        setDark(!dark)
      }}
    >
      <Icon path={dark ? mdiWhiteBalanceSunny : mdiWeatherNight} />
    </button>
  )
}
