import type { ReactNode } from 'react'
import { ConfirmByName } from '../../ui/ConfirmByName.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { visible } from '../../text/visible.ts'
import { ErrorText } from '../parts/ErrorText.tsx'
import { HeadPreview } from '../parts/HeadPreview.tsx'
import styles from './WhatChanges.module.css'
import type { Guarded } from './useGuard.ts'

interface WhatChangesProps {
  guarded: Guarded
  /** Why the members of the family could not be read. */
  membersError: Error | null
  /** The fields that it sets: now and then. */
  differences?: ReactNode
  /** What else there is to know. */
  children?: ReactNode
}

/** What a change does to the family; where nothing would be left of it, its name has to be typed. */
export function WhatChanges({ guarded, membersError, differences, children }: WhatChangesProps) {
  const { preview, previewRef, typed, setTyped } = guarded
  return (
    <section aria-label="What changes" className={styles['what']}>
      <h3 className={styles['title']}>What changes</h3>
      {differences}
      <div ref={previewRef} tabIndex={-1} className={styles['preview']}>
        {(preview.changes.length > 0 || preview.unknown.length === 0) && (
          <HeadPreview changes={preview.changes} />
        )}
        {preview.unknown.map((family) => (
          <Notice key={family} tone="warning">
            It is not known what {visible(family)} will resolve to: its images could not be read
            whole. {membersError && <ErrorText error={membersError} />}
          </Notice>
        ))}
      </div>
      {preview.toType !== undefined && (
        <ConfirmByName
          name={preview.toType}
          label={
            <>
              Type the family’s name, <strong className="mono">{visible(preview.toType)}</strong>,
              to go on
            </>
          }
          value={typed}
          onChange={setTyped}
        />
      )}
      {children}
    </section>
  )
}
