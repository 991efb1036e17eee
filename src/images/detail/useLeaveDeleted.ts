import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useIsOpen } from '../../ui/useIsOpen.ts'

/** Which positions of the browser history show which image, as far as seen here. */
const seen = new Map<number, string>()

/**
 * Leaves the page of a deleted image: goes back past all its tabs to the page before, so that Back
 * doesn't return to it, and that page keeps its filter and order. If the image was the first page,
 * the list replaces it. Does nothing once the page was left.
 */
export function useLeaveDeleted(project: string, name: string): () => void {
  const { history, navigate, state } = useRouter()
  const image = `${project}/${name}`
  const { __TSR_index: position } = state.location.state
  useEffect(() => void seen.set(position, image), [position, image])
  const open = useIsOpen()
  return () => {
    if (!open.current) return
    let target = history.location.state.__TSR_index - 1
    while (seen.get(target) === image) target -= 1
    if (target >= 0) {
      history.go(target - history.location.state.__TSR_index, { ignoreBlocker: true })
      return
    }
    void navigate({
      to: '/projects/$project/images',
      params: { project },
      replace: true,
      ignoreBlocker: true,
    })
  }
}
