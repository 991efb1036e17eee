import { mdiCalendarBlank, mdiClose } from '@mdi/js'
import { useRef, type ReactNode } from 'react'
import styles from './DateField.module.css'
import { IconButton } from './IconButton.tsx'
import { TextField } from './TextField.tsx'

interface DateFieldProps {
  label: string
  /** `2027-02-24` or `2027-02-24 08:30`, in UTC; any text while typing. */
  value: string
  onChange(text: string): void
  onBlur?: () => void
  hint?: ReactNode
  problem?: string | undefined
  readOnly?: boolean
}

/**
 * A date, optionally with a time: year first and in UTC in every locale. Our own, because the browser's
 * field shows 2/3 or 3/2 depending on the locale, and no time zone.
 */
export function DateField(props: DateFieldProps) {
  const { label, value, onChange, onBlur, hint, problem, readOnly = false } = props
  const picker = useRef<HTMLInputElement>(null)
  const [day = '', time] = value.trim().split(/[ T]/)
  return (
    <TextField
      label={label}
      hint={hint}
      problem={problem}
      keepsRoom
      value={value}
      placeholder="YYYY-MM-DD"
      readOnly={readOnly}
      onChange={(event) => onChange(event.target.value)}
      {...(onBlur && { onBlur })}
      end={
        <span className={styles['end']}>
          <IconButton
            small
            label={`Clear: ${label}`}
            icon={mdiClose}
            className={value === '' || readOnly ? styles['hidden'] : ''}
            onClick={() => onChange('')}
          />
          <IconButton
            small
            label={`Calendar: ${label}`}
            icon={mdiCalendarBlank}
            className={readOnly ? styles['hidden'] : ''}
            onClick={() => picker.current?.showPicker()}
          />
          <input
            ref={picker}
            type="date"
            tabIndex={-1}
            aria-hidden="true"
            className={styles['picker']}
            value={/^\d{4}-\d\d-\d\d$/.test(day) ? day : ''}
            onChange={({ target }) => onChange([target.value, time].filter(Boolean).join(' '))}
          />
        </span>
      }
    />
  )
}
