import { useController, type Control } from 'react-hook-form'
import { TextField } from '../ui/TextField.tsx'
import type { ConnectionField, ConnectionValues } from './connectionValues.ts'

interface ConnectionTextProps {
  control: Control<ConnectionValues>
  name: ConnectionField
  label: string
  hint: string
  optional?: boolean
  /** The first one, which gets the focus. */
  first?: boolean
}

/** A text of the form of a connection. */
export function ConnectionText({ control, name, first = false, ...rest }: ConnectionTextProps) {
  const { field, fieldState } = useController({ control, name })
  return (
    <TextField
      mono
      keepsRoom
      problem={fieldState.error?.message}
      // The first field of a dialog.
      autoFocus={first}
      {...rest}
      {...field}
    />
  )
}
