import { useEffect, useEffectEvent, useState } from 'react'
import { accessToken } from '../api/http/session.ts'
import type { ConnectionSettings } from '../connect/config/connection.ts'
import { testConnection, type Step } from '../connect/list/testConnection.ts'
import styles from './TestSteps.module.css'

interface TestStepsProps {
  connection: ConnectionSettings
  /** It is this page's: its token may be sent. */
  isHere: boolean
}

const WORDS: Record<Step['result'], string> = { passed: 'Yes', failed: 'No', unknown: 'Not known' }

/** Tests a connection once, and shows each step as soon as it is known. */
export function TestSteps({ connection, isHere }: TestStepsProps) {
  const [steps, setSteps] = useState<readonly Step[]>([])
  const [ended, setEnded] = useState(false)
  // As it is when the test starts.
  const started = useEffectEvent(() => ({
    tested: connection,
    token: isHere ? accessToken() : undefined,
  }))
  useEffect(() => {
    const stop = new AbortController()
    const { signal } = stop
    const { tested, token } = started()
    const run = async () => {
      const means = { now: Date.now, token, origin: location.origin, signal }
      const found: Step[] = []
      for await (const step of testConnection(tested, means)) {
        if (signal.aborted) return
        found.push(step)
        setSteps([...found])
      }
      setEnded(true)
    }
    // It only rejects when aborted.
    run().catch(() => undefined)
    return () => stop.abort()
  }, [])
  return (
    <div className={styles['test']}>
      <dl aria-label={`Test of ${connection.name}`} aria-busy={!ended} className={styles['steps']}>
        {steps.map(({ name, result, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <strong className={styles[result]}>{WORDS[result]}.</strong> {text}
            </dd>
          </div>
        ))}
      </dl>
      <p role="status">{ended ? '' : 'Testing…'}</p>
    </div>
  )
}
