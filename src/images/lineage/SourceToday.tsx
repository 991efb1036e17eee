import { useSource } from '../../api/usage.ts'
import { linkName } from '../../compute/links.ts'
import type { Image } from '../../compute/schema.ts'
import { readTime } from '../../compute/time.ts'
import { sourceOf } from '../../compute/usage.ts'
import { AbsoluteTime } from '../../ui/AbsoluteTime.tsx'
import { useNow } from '../../ui/useNow.ts'
import { visible } from '../../text/visible.ts'

/** Whether what the image was made from is still there and the same, in words. */
export function SourceToday({ project, image }: { project: string; image: Image }) {
  const now = useNow()
  const { verdict, created, why } = useSource(project, image)
  const name = visible(linkName(sourceOf(image)?.link ?? ''))
  if (verdict === undefined) return <span className="muted">looking…</span>
  if (verdict === 'same') return 'Yes: it has the same id.'
  if (verdict === 'gone') {
    return (
      <>
        No: there is no <span className="mono">{name}</span> any more.
      </>
    )
  }
  if (verdict === 'unknown') return <>Unknown. {visible(why ?? '')}</>
  const time = readTime(created)
  return (
    <>
      No: <span className="mono">{name}</span> has another id. It was made again
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
