import { Notice } from '../../ui/Notice.tsx'
import { visible } from '../../text/visible.ts'
import { ErrorText } from '../../images/parts/ErrorText.tsx'
import { HeadMove } from '../../images/parts/HeadMove.tsx'
import styles from './create.module.css'
import type { Head } from './useHead.ts'

/** How the new image changes its family’s head, boxed: for where the preview isn’t beside the form. */
export function HeadOfNewBox({ head }: { head: Head }) {
  if (!head.preview && !head.waiting) return null
  return (
    <div role="status" className={styles['preview']}>
      {head.preview ? <HeadOfNew head={head} /> : <p className="muted">Loading the family…</p>}
    </div>
  )
}

/** How the new image changes its family’s head, or that this isn’t known. */
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
          The head of {visible(family)} is unknown: not all of its images could be loaded.{' '}
          {error && <ErrorText error={error} />}
        </Notice>
      ))}
    </>
  )
}
