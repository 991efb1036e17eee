import MuiSelect from '@mui/material/Select'
import type { ComponentProps } from 'react'
import { Field, type FieldProps } from './Field.tsx'
import { MuiTheme } from './MuiTheme.tsx'

interface SelectProps
  extends Omit<FieldProps, 'children'>, Pick<ComponentProps<'input'>, 'name' | 'onBlur'> {
  value?: string
  onChange(event: { target: { name: string; value: string } }): void
  ref?: ((select: HTMLSelectElement | null) => void) | undefined
  options: readonly (readonly [value: string, label: string])[]
  /** Shows the choice and can't be changed. */
  readOnly?: boolean
}

/** A choice from a list. The list is the platform's own, which suits phones and screen readers. */
export function Select(props: SelectProps) {
  const { label, optional, hint, problem, keepsRoom, options, ref, readOnly, onChange, ...rest } =
    props
  return (
    <Field {...{ label, optional, hint, problem, keepsRoom }}>
      {({ id, ...aria }) => (
        <MuiTheme>
          <MuiSelect
            {...rest}
            native
            variant="outlined"
            fullWidth
            error={problem !== undefined}
            inputRef={ref}
            inputProps={{ ...aria, id, 'aria-readonly': readOnly }}
            onChange={(event) => !readOnly && onChange(event)}
          >
            {options.map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </MuiSelect>
        </MuiTheme>
      )}
    </Field>
  )
}
