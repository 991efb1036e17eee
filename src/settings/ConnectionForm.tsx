import { useId, useState, type SyntheticEvent } from 'react'
import { absoluteAddress, addressProblem } from '../api/http/address.ts'
import { session } from '../api/http/session.ts'
import { readStored, writeStored } from '../browser/storage.ts'
import styles from './SettingsPage.module.css'

/**
 * The address of the API. One typed here wins over the configuration, in this browser; the page starts
 * anew with it, so that nothing of the old one stays.
 */
export function ConnectionForm() {
  const id = useId()
  const typed = readStored('apiBase')
  const [address, setAddress] = useState(session().base)
  const [tried, setTried] = useState(false)
  const problem = addressProblem(address.trim())
  const shown = tried ? problem : null

  function submit(event: SyntheticEvent) {
    event.preventDefault()
    setTried(true)
    if (problem === null) restartWith(absoluteAddress(address.trim(), location.href))
  }

  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <label htmlFor={id}>API address</label>
      <input
        id={id}
        className="field mono"
        value={address}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={shown !== null}
        aria-describedby={`${id}-help`}
        onChange={(event) => setAddress(event.target.value)}
      />
      <p id={`${id}-help`} className={shown ? styles['problem'] : 'muted'}>
        {shown ?? 'Requests, and the token if there is one, go to this address and to no other.'}
      </p>
      <div className={styles['row']}>
        <button type="submit" className="button primary">
          Use this address
        </button>
        {typed !== null && (
          <button type="button" className="button" onClick={() => restartWith(null)}>
            Use the configured one
          </button>
        )}
      </div>
    </form>
  )
}

function restartWith(address: string | null): void {
  writeStored('apiBase', address)
  location.assign(import.meta.env.BASE_URL)
}
