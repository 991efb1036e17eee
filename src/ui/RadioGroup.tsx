import FormControlLabel from '@mui/material/FormControlLabel'
import Radio from '@mui/material/Radio'
import MuiRadioGroup from '@mui/material/RadioGroup'
import { useId, type ReactNode } from 'react'
import { MuiTheme } from './MuiTheme.tsx'
import styles from './RadioGroup.module.css'

/** A choice, optionally with a line about it. */
type RadioChoice<Value extends string> = readonly [
  value: Value,
  label: ReactNode,
  about?: ReactNode,
]

interface RadioGroupProps<Value extends string> {
  legend: ReactNode
  choices: readonly RadioChoice<Value>[]
  /** null while none is chosen. */
  value: Value | null
  onChange(value: Value): void
  onBlur?: () => void
  /** Side by side in one frame, for short words. */
  segments?: boolean
  /** Below the choices: what the current one means. */
  note?: ReactNode
}

/** One of a few choices, all visible. Arrow keys move between them. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { legend, choices, value, onChange, onBlur, segments = false, note } = props
  const id = useId()
  return (
    <MuiTheme>
      <fieldset
        className={styles['group']}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
      >
        <legend className={styles['legend']}>{legend}</legend>
        <MuiRadioGroup
          role="presentation"
          className={segments ? styles['segments'] : ''}
          value={value}
          onBlur={onBlur}
          onChange={(_, chosen) => onChange(chosen as Value)}
        >
          {choices.map(([each, label, about]) => (
            <FormControlLabel
              key={each}
              value={each}
              control={
                <Radio
                  slotProps={{
                    input: {
                      'aria-labelledby': `${id}-${each}`,
                      'aria-describedby': about ? `${id}-${each}-about` : undefined,
                    },
                  }}
                />
              }
              label={
                <>
                  <span id={`${id}-${each}`} className={styles['label']}>
                    {label}
                  </span>
                  {about && (
                    <span id={`${id}-${each}-about`} className={styles['about']}>
                      {about}
                    </span>
                  )}
                </>
              }
            />
          ))}
        </MuiRadioGroup>
        {note !== undefined && (
          <p id={`${id}-note`} role="status" className={styles['note']}>
            {note}
          </p>
        )}
      </fieldset>
    </MuiTheme>
  )
}
