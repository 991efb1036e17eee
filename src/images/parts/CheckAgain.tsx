import { useState } from 'react'
import { explainBriefly } from '../../api/http/error.ts'
import type { Permit } from '../../api/permissions.ts'
import { SafeText } from '../../ui/SafeText.tsx'
import styles from './CheckAgain.module.css'

interface CheckAgainProps {
  permit: Permit
  /** Called on a check, so that the caller keeps this visible for the result. */
  onAsked?: () => void
}

/** Checks again for a permission that was missing, and reports the result. */
export function CheckAgain({ permit: { state, check }, onAsked }: CheckAgainProps) {
  const [asked, setAsked] = useState(false)
  if (!check) return null
  const { running, error, run } = check
  return (
    <span className={styles['check']}>
      <button
        type="button"
        className="button small"
        aria-disabled={running}
        onClick={() => {
          if (running) return
          setAsked(true)
          onAsked?.()
          run()
        }}
      >
        Check again
      </button>
      <span role="status">
        {asked &&
          (running ? (
            'Checking…'
          ) : error ? (
            <SafeText text={`Couldn’t check. ${explainBriefly(error)}`} limit={300} />
          ) : state === 'denied' ? (
            'Checked just now: still missing.'
          ) : (
            'Checked just now: you have it.'
          ))}
      </span>
    </span>
  )
}
