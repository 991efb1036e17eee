import { Notice } from '../../ui/Notice.tsx'
import { ChangeError } from '../parts/ChangeError.tsx'
import { ErrorText } from '../parts/ErrorText.tsx'
import { SignInButton } from '../../connect/SignInButton.tsx'
import { Waiting } from '../parts/Waiting.tsx'
import { useReturnFocus } from '../parts/catchFocus.ts'
import type { Guarded, Trouble } from './useGuard.ts'

interface ChangeTroubleProps {
  guarded: Pick<Guarded, 'trouble' | 'busy' | 'wait' | 'check'>
  project: string
  image: string
  /** What was not done: `web-v2 was not changed.` */
  what: string
  /** The same, to follow “whether”: `web-v2 was changed`. */
  whether: string
}

/** What a change is waiting for, why it failed, or that its result is unknown. The form around it stays as it is. */
export function ChangeTrouble({ guarded, project, image, what, whether }: ChangeTroubleProps) {
  const { trouble, busy, wait, check } = guarded
  if (!trouble) return <Waiting wait={wait} />
  if (trouble.kind === 'failed') {
    return <ChangeError error={trouble.error} {...{ project, image, what }} />
  }
  return <Unknown {...{ trouble, busy, check, whether }} />
}

interface UnknownProps extends Pick<Guarded, 'busy' | 'check'> {
  trouble: Extract<Trouble, { kind: 'unknown' }>
  whether: string
}

function Unknown({ trouble: { error, cause }, busy, check, whether }: UnknownProps) {
  // Check again goes with it.
  useReturnFocus()
  return (
    <Notice
      tone="warning"
      action={
        <>
          <SignInButton error={cause} />
          <button
            type="button"
            className="button small"
            aria-disabled={busy}
            onClick={() => !busy && check()}
          >
            {busy ? 'Checking…' : 'Check again'}
          </button>
        </>
      }
    >
      It is not known whether {whether}.{' '}
      <ErrorText error={error}> The console keeps checking until it is known.</ErrorText>
      {cause.message !== error.message && (
        <div>
          The last check failed: <ErrorText error={cause} />
        </div>
      )}
    </Notice>
  )
}
