import { isApiError } from '../../api/http/error.ts'
import { Notice } from '../../ui/Notice.tsx'
import { adviceOn } from './advice.ts'
import { ErrorText } from './ErrorText.tsx'
import { MissingPermission } from './MissingPermission.tsx'
import { SignInButton } from '../../connect/SignInButton.tsx'

interface ChangeErrorProps {
  error: Error
  project: string
  /** `''` for one that doesn't exist yet. */
  image: string
  /** What wasn't done: `The labels were not saved.` */
  what?: string
}

/** Why a change failed, and what to do. The form or dialog around it stays as it is. */
export function ChangeError({ error, project, image, what = '' }: ChangeErrorProps) {
  const permission = isApiError(error, 403) ? error.permission : undefined
  const advice = adviceOn(error)
  return (
    <div ref={bringIntoView}>
      <Notice tone="error" action={<SignInButton error={error} />}>
        {what} <ErrorText error={error}>{advice && ` ${advice}`}</ErrorText>
      </Notice>
      {permission && <MissingPermission target={{ project, image }} permission={permission} />}
    </div>
  )
}

/** On a phone, the pressed button may be a full screen below. */
const bringIntoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' })
