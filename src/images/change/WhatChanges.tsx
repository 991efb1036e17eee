import type { ReactNode } from 'react'
import { ConfirmByName } from '../../ui/ConfirmByName.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { visible } from '../../ui/visible.ts'
import { ErrorText } from '../parts/ErrorText.tsx'
import { HeadPreview } from '../parts/HeadPreview.tsx'
import styles from './WhatChanges.module.css'
import type { Guarded } from './useGuardedChange.ts'

interface WhatChangesProps {
  guarded: Guarded
  /** Why the members of the family could not be read. */
  membersError: Error | null
  /** What else there is to know. */
  children?: ReactNode
}

/** What a change does to the family; where nothing would be left of it, its name has to be typed. */
export function WhatChanges({ guarded, membersError, children }: WhatChangesProps) {
  const { preview, previewRef, typed, setTyped } = guarded
  return (
    <section aria-label="What changes" className={styles['what']}>
      <h3 className={styles['title']}>What changes</h3>
      <div ref={previewRef} tabIndex={-1} className={styles['preview']}>
        {preview.unknown === undefined ? (
          <HeadPreview changes={preview.changes} />
        ) : (
          <Notice tone="warning">
            What {visible(preview.unknown)} resolves to afterwards cannot be told: its images could
            not be read. {membersError && <ErrorText error={membersError} />}
          </Notice>
        )}
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
