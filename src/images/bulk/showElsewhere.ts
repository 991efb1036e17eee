/** Shows here what is changed in another tab of this browser. */
import type { QueryClient } from '@tanstack/react-query'
import { session } from '../../api/http/session.ts'
import { onWritten } from '../../runs/disk.ts'
import { scopeOf, type Kept } from '../../runs/kept.ts'
import { Shown } from '../../runs/shown.ts'

/** @returns a function that stops it */
export function showElsewhere(client: QueryClient, project: string): () => void {
  const scope = scopeOf(session().base, project)
  const shown = new Shown(client, project)
  return onWritten((written, isHere) => {
    if (isHere || written.scope !== scope) return
    const images = new Map(written.changes.flatMap(imageAfter))
    if (images.size > 0) shown.add(images)
    if (written.runs.some(({ ended }) => ended !== undefined)) shown.end()
  })
}

/** The image as a change left it, by name: undefined if it was deleted; none if that isn't known. */
function imageAfter({ step, result }: Kept) {
  if (result?.kind !== 'done') return []
  const { after } = result
  return after || step.change.kind === 'delete' ? [[step.target.image, after] as const] : []
}
