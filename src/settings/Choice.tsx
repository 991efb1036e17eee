import styles from './SettingsPage.module.css'

interface ChoiceProps<T extends string> {
  legend: string
  choices: readonly (readonly [T, string])[]
  chosen: T
  onChange(value: T): void
}

/** A choice of one of a few; takes effect at once. */
export function Choice<T extends string>({ legend, choices, chosen, onChange }: ChoiceProps<T>) {
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
