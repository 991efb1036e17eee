import type { ReactNode } from 'react'
import type { Secrets } from '../model/form.ts'
import { Field } from '../../ui/Field.tsx'
import { useCreate } from './context.ts'

interface SecretFieldProps {
  name: keyof Secrets
  label: ReactNode
  hint: ReactNode
}

/** An encryption key: masked, kept in memory only, and cleared once the page closes or the image is created. */
export function SecretField({ name, label, hint }: SecretFieldProps) {
  const { secrets, setSecret, secretProblem } = useCreate()
  return (
    <Field label={label} hint={hint} problem={secretProblem(`secrets.${name}`)}>
      {(control) => (
        <input
          {...control}
          type="password"
          name={`secrets.${name}`}
          className="field mono"
          value={secrets[name]}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setSecret(name, event.target.value.trim())}
        />
      )}
    </Field>
  )
}
