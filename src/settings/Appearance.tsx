import { useSyncExternalStore } from 'react'
import {
  density,
  onAppearance,
  scheme,
  setDensity,
  setScheme,
  type Density,
  type Scheme,
} from '../ui/scheme.ts'
import styles from './SettingsPage.module.css'

const SCHEMES: [Scheme, string][] = [
  ['system', 'Match system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
]
const DENSITIES: [Density, string][] = [
  ['comfortable', 'Comfortable rows'],
  ['compact', 'Compact rows'],
]

/** Color scheme and density; takes effect at once. */
export function Appearance() {
  const chosen = useSyncExternalStore(onAppearance, scheme)
  const rows = useSyncExternalStore(onAppearance, density)
  return (
    <>
      <Choice legend="Color scheme" choices={SCHEMES} chosen={chosen} onChange={setScheme} />
      <Choice legend="Density" choices={DENSITIES} chosen={rows} onChange={setDensity} />
    </>
  )
}

interface ChoiceProps<T extends string> {
  legend: string
  choices: [T, string][]
  chosen: T
  onChange(value: T): void
}

function Choice<T extends string>({ legend, choices, chosen, onChange }: ChoiceProps<T>) {
  return (
    <fieldset className={styles['choices']}>
      <legend>{legend}</legend>
      {choices.map(([value, name]) => (
        <button
          key={value}
          type="button"
          className="pill"
          aria-pressed={value === chosen}
          onClick={() => onChange(value)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  )
}
