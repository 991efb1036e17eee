import { lazy, Suspense, useEffect, useState } from 'react'
import styles from './OperationsTray.module.css'

const OperationsTray = lazy(() => import('./OperationsTray.tsx'))

/** Keeps the tray's place in the bar, and loads it when the page has time: never before its first rows. */
export function Tray({ project }: { project: string }) {
  const [ready, setReady] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setReady(true), 1500)
    return () => clearTimeout(timer)
  }, [])
  const place = <span className={`button quiet ${styles['button']}`} aria-hidden="true" />
  if (!ready) return place
  return (
    <Suspense fallback={place}>
      <OperationsTray project={project} />
    </Suspense>
  )
}
