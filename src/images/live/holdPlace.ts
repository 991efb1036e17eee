/** Keeps what the user looks at where it is while the list around it changes. */
import { hashKey, type QueryClient } from '@tanstack/react-query'
import { imageKeys } from '../../api/keys.ts'

/**
 * Each time a project's list has changed, scrolls by as much as the first row in view has moved, before
 * that is painted. Changes of filter, order and groups are the user’s own, and not held.
 * @returns stops that
 */
export function holdPlace(client: QueryClient, project: string): () => void {
  const hash = hashKey(imageKeys.list(project, ''))
  // Called before React renders the change, which is in a microtask.
  return client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return
    if (event.query.queryHash !== hash || scrollY === 0) return
    const row = firstInView()
    const before = row?.getBoundingClientRect().top
    if (!row || before === undefined) return
    requestAnimationFrame(() => {
      if (!row.isConnected) return
      const moved = row.getBoundingClientRect().top - before
      if (moved !== 0) scrollBy({ top: moved, behavior: 'instant' })
    })
  })
}

/** The row of an image or family that is at the top of the screen; the same element moves with it. */
const firstInView = () =>
  [...document.querySelectorAll('[role="treegrid"] [data-index]')].find(
    (row) => row.getBoundingClientRect().top >= 0,
  )
