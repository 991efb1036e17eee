import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { explainBriefly } from '../../api/http/error.ts'
import { imageQuery } from '../../api/images.ts'
import { compareImages } from '../../compute/compare/compare.ts'
import { count } from '../../text/count.ts'
import { visible } from '../../text/visible.ts'
import { Notice } from '../../ui/Notice.tsx'

interface BreakingLineProps {
  project: string
  /** Names of the image that is replaced, and of the one that is used instead. */
  before: string
  after: string
}

/**
 * How many differences can break something when one image replaces another, and a link to them in
 * another tab, so that nothing typed here is lost.
 */
export function BreakingLine({ project, before, after }: BreakingLineProps) {
  const still = { refetchInterval: false } as const
  const old = useQuery({ ...imageQuery(project, before), ...still })
  const next = useQuery({ ...imageQuery(project, after), ...still })
  const error = old.error ?? next.error
  if (!old.data || !next.data) {
    if (!error) {
      return (
        <p className="muted">
          Comparing {visible(after)} with {visible(before)}…
        </p>
      )
    }
    return (
      <Notice tone="warning">
        {visible(after)} couldn’t be compared with {visible(before)}. {explainBriefly(error)}
      </Notice>
    )
  }
  // Its state is what is about to change.
  const breaking = compareImages([old.data, next.data], project).filter(
    ({ kind, name }) => kind === 'breaking' && name !== 'State',
  )
  const link = (
    <Link
      className="underlined"
      to="/projects/$project/compare"
      params={{ project }}
      search={{ images: `${before},${after}` }}
      target="_blank"
    >
      Compare
    </Link>
  )
  if (breaking.length === 0) {
    return (
      <p className="muted">
        No breaking differences between {visible(before)} and {visible(after)}. {link}
      </p>
    )
  }
  const fields = breaking.map(({ name }) => name).join(', ')
  return (
    <Notice tone="warning">
      <strong>{count(breaking.length, 'breaking difference')}</strong> between{' '}
      <span className="mono">{visible(before)}</span> and{' '}
      <span className="mono">{visible(after)}</span>: {fields}. {link}
    </Notice>
  )
}
