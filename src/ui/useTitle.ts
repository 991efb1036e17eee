import { useEffect } from 'react'

const PRODUCT = 'Compute Images'

/** Names the tab and the history entry after the page, while it is shown. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ${PRODUCT}`
    return () => {
      document.title = PRODUCT
    }
  }, [title])
}
