import type { ReactNode } from 'react'
import type { Secrets } from '../model/form.ts'
import { TextField } from '../../ui/TextField.tsx'
import { useCreate } from './context.ts'

interface SecretFieldProps {
  name: keyof Secrets
  label: ReactNode
  hint: ReactNode
}

/** An encryption key: masked, kept in memory only, and cleared once the page closes or the image is created. */
export function SecretField({ name, label, hint }: SecretFieldProps) {
  const { secrets, setSecret, problemOf } = useCreate()
  return (
    <TextField
      label={label}
      hint={hint}
      problem={problemOf(`secrets.${name}`)}
      type="password"
      mono
      name={`secrets.${name}`}
      value={secrets[name]}
      onChange={(event) => setSecret(name, event.target.value.trim())}
    />
  )
}
