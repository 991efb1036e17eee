import type { ReactNode } from 'react'
import { stateOf } from '../../compute/deprecation.ts'
import { Notice } from '../../ui/Notice.tsx'
import { visible } from '../../ui/visible.ts'
import { ResultDialog } from '../change/ResultDialog.tsx'
import type { Done } from '../change/useGuardedChange.ts'
import { word } from '../parts/words.ts'
import type { Deprecation } from './useDeprecation.ts'

interface DeprecateResultProps {
  title: ReactNode
  state: Deprecation
  done: Done
}

/** What came of it, as read back: whether the state is what it was meant to be. */
export function DeprecateResult({ title, state, done }: DeprecateResultProps) {
  const { image } = done.outcome
  const wanted = state.change.status.state ?? 'ACTIVE'
  const name = <strong className="mono">{visible(state.target.image)}</strong>
  const now = image && stateOf(image)
  return (
    <ResultDialog {...{ title, done }} onClose={() => state.finish(done)}>
      {now === undefined && (
        <Notice tone="warning">{name} was changed, but could not be read back.</Notice>
      )}
      {now === wanted && (
        <Notice>
          {name} is {word(now).toLowerCase()} now.
        </Notice>
      )}
      {now !== undefined && now !== wanted && (
        <Notice tone="error">
          The service said that it is done, and yet {name} is still {word(now).toLowerCase()}, not{' '}
          {word(wanted).toLowerCase()}. Read it again in a while; if it stays so, make the image
          anew from this one.
        </Notice>
      )}
    </ResultDialog>
  )
}
