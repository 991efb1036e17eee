import { useRouter } from '@tanstack/react-router'
import { useCallback, useEffect } from 'react'

/** Which positions of the browser's history are of which image, as far as they were seen here. */
const seen = new Map<number, string>()

/**
 * The way from the page of an image that was deleted: back to where one came from, past all views of
 * the image, so that Back does not lead to it. What that page showed, its filter and its order, is as
 * it was. Whoever came straight to the image goes to the list, in its place.
 */
export function useLeaveDeleted(project: string, name: string): () => void {
  const { history, navigate, state } = useRouter()
  const image = `${project}/${name}`
  const { __TSR_index: position } = state.location.state
  useEffect(() => void seen.set(position, image), [position, image])
  return useCallback(() => {
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
  }, [history, navigate, image, project])
}
