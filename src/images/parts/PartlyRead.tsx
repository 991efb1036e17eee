import { unreadFields, type PartlyRead } from '../../compute/unread.ts'
import { Notice } from '../../ui/Notice.tsx'
import { clipText, visible } from '../../text/visible.ts'

interface PartlyReadProps {
  image: PartlyRead
}

/** Marks an image in a list if some fields couldn't be read; lists them on hover. */
export function PartlyReadTag({ image }: PartlyReadProps) {
  const words = unreadWords(image)
  if (words === undefined) return null
  return (
    <span className="tag warn" title={words}>
      partly read<span className="visually-hidden">. {words}</span>
    </span>
  )
}

/** Says on an image's page which of its fields couldn't be read. */
export function PartlyReadNotice({ image }: PartlyReadProps) {
  const words = unreadWords(image)
  if (words === undefined) return null
  return <Notice tone="warning">{words} See JSON for what was received.</Notice>
}

function unreadWords(image: PartlyRead): string | undefined {
  const fields = unreadFields(image)
  if (fields.length === 0) return undefined
  return `Some fields could not be read: ${visible(clipText(fields.join(', '), 400))}.`
}
