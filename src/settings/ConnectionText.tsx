import { useController, type Control } from 'react-hook-form'
import { TextField } from '../ui/TextField.tsx'
import type { ConnectionField, ConnectionValues } from './connectionValues.ts'

interface ConnectionTextProps {
  control: Control<ConnectionValues>
  name: ConnectionField
  label: string
  hint: string
  optional?: boolean
  /** What is wrong with a text, to say as soon as the field is left; or null. */
  check?: (text: string) => string | null
  /** The first one, which gets the focus. */
  first?: boolean
}

/** A text of the form of a connection. */
export function ConnectionText(props: ConnectionTextProps) {
  const { control, name, check, first = false, ...rest } = props
  const validate = (text: string) => (text.trim() && check?.(text.trim())) || true
  const { field, fieldState } = useController({ control, name, rules: { validate } })
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
