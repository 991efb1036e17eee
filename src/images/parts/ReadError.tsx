import type { ReactNode } from 'react'
import { isApiError } from '../../api/http/error.ts'
import { Notice } from '../../ui/Notice.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { useNow } from '../../ui/useNow.ts'
import { useCatchFocus } from './catchFocus.ts'
import { ErrorText } from './ErrorText.tsx'
import styles from './ReadError.module.css'
import { SignInButton } from '../../connect/SignInButton.tsx'
import { lazyPart } from '../../ui/lazyPart.tsx'

/**
 * Lazy: the roles and their permissions are too much code for a page that can nearly always be
 * read.
 */
const GrantCommand = lazyPart(() => import('./GrantCommand.tsx'))

interface ReadErrorProps {
  error: Error
  project: string
  /** The image concerned; none for a list or a family. */
  image?: string
  /** What couldn't be read: `The image`, `The members`. */
  what: string
  /** When the data still shown was read, ms since the epoch; 0 if there is none. */
  readAt?: number
  onRetry(): void
  /** Another way out, after Retry. */
  action?: ReactNode
}

/**
 * Why something couldn't be read or refreshed, with Retry; data already shown stays. Also how to
 * sign in, or to get a missing permission.
 */
export function ReadError({
  error,
  project,
  image = '',
  what,
  readAt = 0,
  onRetry,
  action,
}: ReadErrorProps) {
  const now = useNow()
  // Retry goes with it.
  useCatchFocus()
  const permission = isApiError(error, 403) ? error.permission : undefined
  return (
    <div className={styles['error']}>
      <Notice
        tone="error"
        action={
          <>
            <SignInButton error={error} />
            <button type="button" className="button" onClick={onRetry}>
              Retry
            </button>
            {action}
          </>
        }
      >
        {what} could not be {readAt > 0 ? 'refreshed' : 'read'}.{' '}
        {readAt > 0 && (
          <>
            Showing data from <RelativeTime time={readAt} now={now} />.{' '}
          </>
        )}
        <ErrorText error={error} />
      </Notice>
      {permission && (
        <p>
          The permission <code>{permission}</code> is missing.
        </p>
      )}
      {permission && <GrantCommand target={{ project, image }} permission={permission} />}
    </div>
  )
}
