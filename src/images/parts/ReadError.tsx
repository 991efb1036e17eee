import { explain, isApiError } from '../../api/error.ts'
import { grantCommand } from '../../compute/changes/grant.ts'
import { SafeText } from '../../ui/SafeText.tsx'
import { sentence } from '../../ui/sentence.ts'
import { Notice } from '../../ui/Notice.tsx'
import { GrantCommand } from './GrantCommand.tsx'
import styles from './ReadError.module.css'
import { SignInButton } from './SignInButton.tsx'

interface ReadErrorProps {
  error: Error
  project: string
  /** The image that it was about; none for a list or a family. */
  image?: string
  /** What could not be read: `The image`, `The members`. */
  what: string
  onRetry(): void
}

/** Why something could not be read, with Retry; also how to sign in, or to get a permission that is missing. */
export function ReadError({ error, project, image = '', what, onRetry }: ReadErrorProps) {
  const permission = isApiError(error, 403) ? error.permission : undefined
  const command = permission && grantCommand({ project, image }, permission)
  return (
    <div className={styles['error']}>
      <Notice
        tone="error"
        action={
          <>
            {isApiError(error, 401) && <SignInButton />}
            <button type="button" className="button" onClick={onRetry}>
              Retry
            </button>
          </>
        }
      >
        {what} could not be read. <SafeText text={sentence(explain(error))} limit={600} />
      </Notice>
      {permission && (
        <p>
          The permission <code>{permission}</code> is missing.
        </p>
      )}
      {command && <GrantCommand command={command} />}
    </div>
  )
}
