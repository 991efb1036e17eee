import { Notice } from '../../ui/Notice.tsx'
import { visible } from '../../text/visible.ts'
import type { LabelMerge } from '../../compute/changes/labelMerge.ts'
import { newsWords } from './labelWords.ts'

/** What somebody else did to the labels since the edit began, before anything is saved. */
export function Meanwhile({ merge: { fromTheirs, conflicts } }: { merge: LabelMerge }) {
  return (
    <Notice tone="warning">
      {fromTheirs.length > 0 && (
        <p>
          Somebody else {newsWords(fromTheirs)} meanwhile. It will be kept: you did not touch it.
        </p>
      )}
      {conflicts.length > 0 && (
        <p>
          Somebody else also changed {conflicts.map(({ key }) => visible(key)).join(', ')}. When you
          save, you will be shown both and asked.
        </p>
      )}
    </Notice>
  )
}
