import { explainBriefly, isApiError } from '../../api/http/error.ts'
import { count } from '../../text/count.ts'
import { SafeText } from '../../ui/SafeText.tsx'

interface ListNoteProps {
  list: { items: readonly unknown[]; loading: boolean; more: boolean; error: Error | null }
  /** `disks`. */
  what: string
}

/** How far a list has come, or why there is none; typing works in any case. */
export function ListNote({ list: { items, loading, more, error }, what }: ListNoteProps) {
  if (error) {
    const permission = isApiError(error, 403) ? error.permission : undefined
    const why =
      permission === undefined
        ? `The ${what} could not be listed. ${explainBriefly(error)}`
        : `You may not list ${what} (${permission} is missing).`
    return (
      <>
        <SafeText text={why} limit={600} /> Type a name or paste a link.
      </>
    )
  }
  if (loading) return <>Looking for {what}…</>
  if (more)
    return (
      <>
        {count(items.length)} {what} so far…
      </>
    )
  return items.length === 0 ? <>There are no {what} here.</> : null
}
