import { explainBriefly, isApiError } from '../../api/http/error.ts'
import type { Images } from '../../api/useImages.ts'
import { count } from '../../text/count.ts'
import { SafeText } from '../../ui/SafeText.tsx'

interface ListNoteProps {
  list: { items: readonly unknown[]; loading: boolean; more: boolean; error: Error | null }
  /** What it lists: `disks`. */
  what: string
}

/** How much of a list has been loaded, or why it couldn't be; typing works in any case. */
export function ListNote({ list: { items, loading, more, error }, what }: ListNoteProps) {
  if (error) {
    const permission = isApiError(error, 403) ? error.permission : undefined
    const why =
      permission === undefined
        ? `Couldn’t list ${what}. ${explainBriefly(error)}`
        : `You don’t have permission to list ${what} (${permission}).`
    return (
      <>
        <SafeText text={why} limit={600} /> Type a name or paste a link.
      </>
    )
  }
  if (loading) return <>Loading {what}…</>
  if (more)
    return (
      <>
        {count(items.length)} {what} so far…
      </>
    )
  return items.length === 0 ? <>No {what} found.</> : null
}

interface ImagesNoteProps extends Pick<ListNoteProps, 'what'> {
  list: Images
  /** What is made from the images, if that is listed instead: families. */
  items?: readonly unknown[]
}

/** The same for the images of a project. */
export const ImagesNote = ({ list, items = list.images, what }: ImagesNoteProps) => (
  <ListNote
    list={{ items, loading: list.loading, more: list.streaming, error: list.error }}
    what={what}
  />
)
