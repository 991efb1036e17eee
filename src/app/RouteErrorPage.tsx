import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { ErrorText } from '../images/parts/ErrorText.tsx'
import { isLoadError, LOAD_FAILED } from '../ui/loadError.ts'
import { Notice } from '../ui/Notice.tsx'
import { PageHead } from '../ui/PageHead.tsx'

/** A page threw while rendering: what happened, and how to try again. */
export function RouteErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const chunkIsGone = isLoadError(error)
  return (
    <>
      <PageHead name="Couldn’t show this page" />
      <Notice
        tone="error"
        action={
          <button
            type="button"
            className="button"
            onClick={() => {
              if (chunkIsGone) return location.reload()
              reset()
              void router.invalidate()
            }}
          >
            {chunkIsGone ? 'Reload' : 'Retry'}
          </button>
        }
      >
        {chunkIsGone ? LOAD_FAILED : <ErrorText error={error} />}
      </Notice>
    </>
  )
}
