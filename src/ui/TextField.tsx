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
  /** As `register` of react-hook-form gives it. */
  ref?: ((input: HTMLInputElement | HTMLTextAreaElement | null) => void) | undefined
  type?: 'text' | 'password'
  /** For names, addresses and tokens. */
  mono?: boolean
  /** Several lines: so many are shown at first. */
  rows?: number
  /** Buttons at its end. */
  end?: ReactNode
}

/**
 * A text with its label above and, below, what is wanted or what is wrong with it. It takes what
 * `register` of react-hook-form gives: `<TextField label="Name" {...register('name')} />`.
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
