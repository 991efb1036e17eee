import { useState } from 'react'
import { density, scheme, setDensity, setScheme, type Density, type Scheme } from '../ui/scheme.ts'
import styles from './SettingsPage.module.css'

const SCHEMES: [Scheme, string][] = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
]
const DENSITIES: [Density, string][] = [
  ['comfortable', 'Comfortable rows'],
  ['compact', 'Compact rows'],
]

/** Light or dark, roomy or dense; takes effect at once. */
export function Appearance() {
  return (
    <>
      <Choice legend="Colour scheme" choices={SCHEMES} initial={scheme()} onChange={setScheme} />
      <Choice legend="Density" choices={DENSITIES} initial={density()} onChange={setDensity} />
    </>
  )
}

interface ChoiceProps<T extends string> {
  legend: string
  choices: [T, string][]
  initial: T
  onChange(value: T): void
}

function Choice<T extends string>({ legend, choices, initial, onChange }: ChoiceProps<T>) {
  const [chosen, setChosen] = useState(initial)
  return (
    <fieldset className={styles['choices']}>
      <legend>{legend}</legend>
      {choices.map(([value, name]) => (
        <button
          key={value}
          type="button"
          className="pill"
          aria-pressed={value === chosen}
          onClick={() => {
            setChosen(value)
            onChange(value)
          }}
        >
          {name}
        </button>
      ))}
    </fieldset>
  )
}
