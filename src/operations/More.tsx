import { useEffect, useRef } from 'react'
import styles from './OperationsPage.module.css'

interface MoreProps {
  fetching: boolean
  /** The last attempt failed: only the button retries then. */
  failed: boolean
  onMore(): void
}

/** Fetches more when scrolled near the end of the list, or by its button. */
export function More({ fetching, failed, onMore }: MoreProps) {
  const ref = useRef<HTMLDivElement>(null)
  const idle = !fetching && !failed
  useEffect(() => {
    if (!ref.current || !idle) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) onMore()
      },
      { rootMargin: '600px' },
    )
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [idle, onMore])

  return (
    <div ref={ref} className={styles['more']}>
      <button
        type="button"
        className="button"
        aria-busy={fetching}
        onClick={() => {
          if (!fetching) onMore()
        }}
      >
        {fetching ? 'Loading older operations…' : 'Load older operations'}
      </button>
    </div>
  )
}
