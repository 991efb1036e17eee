import { useSyncExternalStore } from 'react'
import { MoonIcon, SunIcon } from '../ui/drawnIcons.tsx'
import { isDark, onAppearance, setScheme } from '../ui/scheme.ts'

interface SchemeButtonProps {
  className?: string | undefined
  /** Shows its name next to the icon. */
  named?: boolean
}

/** Switches between light and dark; Settings can set it back to the system's. */
export function SchemeButton({ className = 'square', named = false }: SchemeButtonProps) {
  const dark = useSyncExternalStore(onAppearance, isDark)
  const name = dark ? 'Use the light scheme' : 'Use the dark scheme'
  return (
    <button
      type="button"
      className={`button quiet ${className}`}
      aria-label={name}
      title={named ? undefined : name}
      onClick={() => setScheme(dark ? 'light' : 'dark')}
    >
      {dark ? <SunIcon /> : <MoonIcon />}
      {named && name}
    </button>
  )
}
