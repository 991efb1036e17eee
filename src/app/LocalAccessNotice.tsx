import { useEffect, useState } from 'react'
import { localPermission } from '../api/http/localAccess.ts'
import { Notice } from '../ui/Notice.tsx'
import styles from './LocalAccessNotice.module.css'

/**
 * Says what the browser's question is about, until it is answered.
 * @param host of the API, on this machine
 */
export default function LocalAccessNotice({ host }: { host: string }) {
  const [asks, setAsks] = useState(false)
  useEffect(() => {
    const unmounted = new AbortController()
    const { signal } = unmounted
    void localPermission().then((permission) => {
      if (!permission || signal.aborted) return
      const look = () => setAsks(isSecureContext && permission.state === 'prompt')
      permission.addEventListener('change', look, { signal })
      look()
    })
    return () => unmounted.abort()
  }, [])
  return (
    asks && (
      <div className={styles['across']}>
        <Notice>
          The API is on this device, at {host}. If the browser asks whether this page may connect to
          it, allow it.
        </Notice>
      </div>
    )
  )
}
