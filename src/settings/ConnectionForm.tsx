import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { useController, useForm } from 'react-hook-form'
import * as z from 'zod/mini'
import { absoluteAddress, addressProblem } from '../api/http/address.ts'
import { session } from '../api/http/session.ts'
import { readStored, writeStored } from '../browser/storage.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './SettingsPage.module.css'

const Form = z.object({
  address: z.string().check(({ value, issues }) => {
    const message = addressProblem(value.trim())
    if (message !== null) issues.push({ code: 'custom', input: value, message })
  }),
})

const resolver = standardSchemaResolver(Form)

/**
 * The address of the API. One typed here takes precedence over the configuration, in this browser;
 * the page reloads with it, so that nothing from the old one remains.
 */
export function ConnectionForm() {
  const typed = readStored('apiBase')
  const form = useForm({ defaultValues: { address: session().base }, resolver })
  const { field, fieldState } = useController({ control: form.control, name: 'address' })
  const submit = form.handleSubmit(({ address }) =>
    restartWith(absoluteAddress(address.trim(), location.href)),
  )
  return (
    <form className={styles['form']} onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        label="API address"
        mono
        hint="Requests, and your token if you use one, go only to this address."
        problem={fieldState.error?.message}
        {...field}
      />
      <div className={styles['row']}>
        <Button type="submit" look="primary">
          Use this address
        </Button>
        {typed !== null && (
          <Button onClick={() => restartWith(null)}>Use the configured address</Button>
        )}
      </div>
    </form>
  )
}

function restartWith(address: string | null): void {
  writeStored('apiBase', address)
  location.assign(import.meta.env.BASE_URL)
}
