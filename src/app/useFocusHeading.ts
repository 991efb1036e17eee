import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

/**
 * After navigating to another page, the focus moves to its heading, so that a screen reader
 * announces the page and Tab continues from there. Search parameter changes leave the focus alone,
 * and so does a page that has already placed it, such as on the row the user returns to, or on the
 * link to the next image.
 */
export function useFocusHeading(): void {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (!fromLocation || !pathChanged) return
        if (document.activeElement?.closest('main :is([data-index], [data-keeps-focus])')) return
        // Scrolling is up to the router: after Back, it restores the position.
        document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
      }),
    [router],
  )
}
