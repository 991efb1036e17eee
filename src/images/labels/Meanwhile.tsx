import { Notice } from '../../ui/Notice.tsx'
import { visible } from '../../text/visible.ts'
import type { LabelMerge } from '../../compute/changes/labelMerge.ts'
import { newsWords } from './labelWords.ts'

/** What someone else did to the labels since the edit started, before anything is saved. */
export function Meanwhile({ merge: { fromTheirs, conflicts } }: { merge: LabelMerge }) {
  return (
    <Notice tone="warning">
      {fromTheirs.length > 0 && (
        <p>Someone else {newsWords(fromTheirs)} in the meantime. Their change will be kept.</p>
      )}
      {conflicts.length > 0 && (
        <p>
          Someone else also changed {conflicts.map(({ key }) => visible(key)).join(', ')}. When you
          save, you’ll see both and choose.
        </p>
      )}
    </Notice>
  )
}
