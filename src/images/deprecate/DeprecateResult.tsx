import type { ReactNode } from 'react'
import { stateOf } from '../../compute/deprecation.ts'
import { Notice } from '../../ui/Notice.tsx'
import { visible } from '../../text/visible.ts'
import { ResultDialog } from '../change/ResultDialog.tsx'
import type { Done } from '../change/useGuard.ts'
import { word } from '../../text/words.ts'
import type { Deprecation } from './useDeprecation.ts'

interface DeprecateResultProps {
  title: ReactNode
  state: Deprecation
  done: Done
}

/** The result as read back: whether the state is the intended one. */
export function DeprecateResult({ title, state, done }: DeprecateResultProps) {
  const image = done.outcomes[0]?.image
  const wanted = state.change.status.state ?? 'ACTIVE'
  const name = <strong className="mono">{visible(state.target.image)}</strong>
  const now = image && stateOf(image)
  return (
    <ResultDialog
      {...{ title, done }}
      onClose={() => state.finish(done)}
      onUndo={() => state.finish(done, true)}
    >
      {now === undefined && (
        <Notice tone="warning">{name} was changed, but couldn’t be read again.</Notice>
      )}
      {now === wanted && (
        <Notice>
          {name} is now {word(now).toLowerCase()}.
        </Notice>
      )}
      {now !== undefined && now !== wanted && (
        <Notice tone="error">
          The service reported success, but {name} is still {word(now).toLowerCase()}, not{' '}
          {word(wanted).toLowerCase()}. Check again in a few minutes. If it hasn’t changed, create a
          new image from this one.
        </Notice>
      )}
    </ResultDialog>
  )
}
