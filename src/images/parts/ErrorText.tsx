import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ApiError, explain } from '../../api/http/error.ts'
import { SafeText } from '../../ui/SafeText.tsx'
import { sentence } from '../../text/sentence.ts'
import { lazyPart } from '../../ui/lazyPart.tsx'

/** Loaded lazily, because few errors have details. */
const ErrorDetails = lazyPart(() => import('./ErrorDetails.tsx'))

interface ErrorTextProps {
  error: unknown
  /** What to do about it, right after the message. */
  children?: ReactNode
}

/** Everything an error says: its message, then the other errors and their details. */
export function ErrorText({ error, children }: ErrorTextProps) {
  return (
    <>
      <SafeText text={sentence(explain(error))} limit={600} />
      {children}
      {error instanceof ApiError && error.failure === 'blocked' && (
        <>
          {' '}
          <Link to="/settings">Open settings</Link>
        </>
      )}
      {error instanceof ApiError && error.details.length > 0 && (
        <ErrorDetails details={error.details} />
      )}
    </>
  )
}
