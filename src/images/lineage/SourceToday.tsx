import { useSource } from '../../api/usage.ts'
import { linkName } from '../../compute/links.ts'
import type { Image } from '../../compute/schema.ts'
import { readTime } from '../../compute/time.ts'
import { sourceOf } from '../../compute/usage.ts'
import { AbsoluteTime } from '../../ui/AbsoluteTime.tsx'
import { useNow } from '../../ui/useNow.ts'
import { visible } from '../../text/visible.ts'

/** Whether the source of the image still exists and is the same, in words. */
export function SourceToday({ project, image }: { project: string; image: Image }) {
  const now = useNow()
  const { verdict, created, why } = useSource(project, image)
  const name = visible(linkName(sourceOf(image)?.link ?? ''))
  if (verdict === undefined) return <span className="muted">checking…</span>
  if (verdict === 'same') return 'Yes: the ID is the same.'
  if (verdict === 'gone') {
    return (
      <>
        No: <span className="mono">{name}</span> no longer exists.
      </>
    )
  }
  if (verdict === 'unknown') return <>Unknown. {visible(why ?? '')}</>
  const time = readTime(created)
  return (
    <>
      No: <span className="mono">{name}</span> has another ID. It was recreated
      {Number.isFinite(time.at) && (
        <>
          {' '}
          <AbsoluteTime time={time} now={now} />
        </>
      )}
      .
    </>
  )
}
