import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

/**
 * After a move to another page the focus goes to its heading, so that a screen reader says where one
 * is and Tab goes on from there. Changes of the same page's search leave the focus alone, and so does a
 * page that has put it where it belongs: on the row that one comes back to.
 */
export function useFocusHeading(): void {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (!fromLocation || !pathChanged) return
        if (document.activeElement?.closest('main [data-index]')) return
        // Where the page stands is the router's to say: after Back, where it stood.
        document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
      }),
    [router],
  )
}
