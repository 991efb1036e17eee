import type { Difference } from '../../compute/changes/difference.ts'
import { writtenDate } from '../../compute/writtenDate.ts'
import { visible } from '../../text/visible.ts'
import { SafeText } from '../../ui/SafeText.tsx'
import { replacementName } from './differenceWords.ts'
import { StateMark } from './StateMark.tsx'

interface DifferenceValueProps {
  field: Difference['field']
  text: string | undefined
  /** It couldn’t be read. */
  unread?: boolean | undefined
  /** The image's. */
  project: string
  /** How many characters of a long text are shown. */
  limit: number
}

/** The value of a field before or after a change. */
export function DifferenceValue({ field, text, unread, project, limit }: DifferenceValueProps) {
  if (text === undefined) return <span className="muted">{unread ? 'unreadable' : 'none'}</span>
  switch (field) {
    case 'state':
      return <StateMark state={text} />
    case 'replacement':
      return <span className="mono">{visible(replacementName(text, project))}</span>
    case 'deprecated':
    case 'obsolete':
    case 'deleted':
      return writtenDate(text)
    case 'family':
      return <span className="mono">{visible(text)}</span>
    default:
      return <SafeText text={text} limit={limit} />
  }
}
