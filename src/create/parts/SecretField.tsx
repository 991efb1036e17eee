import type { ReactNode } from 'react'
import type { Secrets } from '../model/form.ts'
import { Field } from '../../ui/Field.tsx'
import { useCreate } from './context.ts'

interface SecretFieldProps {
  name: keyof Secrets
  label: ReactNode
  hint: ReactNode
}

/** A key: kept in memory, shown to nobody, forgotten when the page closes or the image is made. */
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
