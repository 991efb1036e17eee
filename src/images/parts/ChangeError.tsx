import { explain, isApiError } from '../../api/error.ts'
import { grantCommand } from '../../compute/changes/grant.ts'
import { Notice } from '../../ui/Notice.tsx'
import { SafeText } from '../../ui/SafeText.tsx'
import { sentence } from '../../ui/sentence.ts'
import { adviceOn } from './advice.ts'
import { GrantCommand } from './GrantCommand.tsx'
import { SignInButton } from './SignInButton.tsx'

interface ChangeErrorProps {
  error: Error
  project: string
  /** `''` for one that is not there yet. */
  image: string
  /** What was not done: `The labels were not saved.` */
  what?: string
}

/** Why a change was not made, and what to do; it stands in the form or dialog, which stays as it is. */
export function ChangeError({ error, project, image, what = '' }: ChangeErrorProps) {
  const permission = isApiError(error, 403) ? error.permission : undefined
  const command = permission && grantCommand({ project, image }, permission)
  const advice = adviceOn(error)
  return (
    <div ref={bringIntoView}>
      <Notice tone="error" action={isApiError(error, 401) && <SignInButton />}>
        {what} <SafeText text={sentence(explain(error))} limit={600} />
        {advice && ` ${advice}`}
      </Notice>
      {command && <GrantCommand command={command} />}
    </div>
  )
}

/** The button that was pressed may be a phone's whole screen below. */
const bringIntoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' })
