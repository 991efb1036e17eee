import { Notice } from '../../ui/Notice.tsx'
import { visible } from '../../text/visible.ts'
import { ErrorText } from '../../images/parts/ErrorText.tsx'
import { HeadMove } from '../../images/parts/HeadMove.tsx'
import type { Head } from './useHead.ts'

/** What the new image does to the head of its family, or that this is not known. */
export function HeadOfNew({ head: { preview, error } }: { head: Head }) {
  return (
    <>
      {preview?.changes.map(({ family, before, after }) => (
        <HeadMove
          key={family}
          family={family}
          before={before?.name ?? null}
          after={after?.name ?? null}
        />
      ))}
      {preview?.unknown.map((family) => (
        <Notice key={family} tone="warning">
          It is not known what {visible(family)} resolves to: its images could not be read whole.{' '}
          {error && <ErrorText error={error} />}
        </Notice>
      ))}
    </>
  )
}
