import OutlinedInput from '@mui/material/OutlinedInput'
import type { ComponentProps, ReactNode } from 'react'
import { Field, type FieldProps } from './Field.tsx'
import { MuiTheme } from './MuiTheme.tsx'

type InputProps = ComponentProps<'input'>

export interface TextFieldProps
  extends
    Omit<FieldProps, 'children'>,
    Pick<
      InputProps,
      'autoFocus' | 'inputMode' | 'name' | 'onBlur' | 'onChange' | 'onFocus' | 'placeholder'
    >,
    Pick<InputProps, 'onKeyDown' | 'readOnly'> {
  value?: string
  /** As react-hook-form provides it. */
  ref?: ((input: HTMLInputElement | HTMLTextAreaElement | null) => void) | undefined
  type?: 'text' | 'password'
  /** For names, addresses and tokens. */
  mono?: boolean
  /** Makes it multi-line, with this many lines initially. */
  rows?: number
  /** Buttons at its end. */
  end?: ReactNode
}

/**
 * A text input with its label above and its hint or problem below. It takes what react-hook-form's
 * `useController` or `register` returns: `<TextField label="Name" {...field} />`.
 */
export function TextField(props: TextFieldProps) {
  const {
    label,
    optional,
    hint,
    problem,
    keepsRoom,
    mono = false,
    rows,
    end,
    ref,
    ...input
  } = props
  return (
    <Field {...{ label, optional, hint, problem, keepsRoom }}>
      {({ id, ...aria }) => (
        <MuiTheme>
          <OutlinedInput
            {...input}
            id={id}
            fullWidth
            error={problem !== undefined}
            inputRef={ref}
            className={mono ? 'mono' : ''}
            autoComplete="off"
            endAdornment={end}
            multiline={rows !== undefined}
            slotProps={{ input: { ...aria, spellCheck: false, autoCapitalize: 'off' } }}
            {...(rows !== undefined && { rows })}
          />
        </MuiTheme>
      )}
    </Field>
  )
}
