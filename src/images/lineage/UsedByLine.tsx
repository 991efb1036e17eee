import { useNearUsage } from '../../api/usage.ts'
import type { Image } from '../../compute/schema.ts'
import { count } from '../../text/count.ts'
import { agoText } from '../../text/duration.ts'
import { sentence } from '../../text/sentence.ts'
import { useNow } from '../../ui/useNow.ts'
import { visible } from '../../text/visible.ts'
import { useFamilyHead } from '../parts/useFamilyHead.ts'
import styles from './UsedByLine.module.css'
import { usedByWords } from './usedByWords.ts'

interface UsedByLineProps {
  project: string
  image: Image
  /** The image's new state, which determines the effect on its users. */
  state: string
  /** What the family will resolve to, if it moves to another image. */
  nextHead: string | undefined
}

/**
 * `Used by 3 instance templates, 14 disks · read 2 min ago`: those that name this image, and
 * separately those that name its family while that resolves to it. And what the change means for
 * them.
 */
export function UsedByLine({ project, image, state, nextHead }: UsedByLineProps) {
  const now = useNow()
  const { templates, disks } = useNearUsage(project, image)
  const { head } = useFamilyHead(project, image.family)
  const { byName, byFamily } = templates.found
  const { used, counting } = usedByWords([
    { reading: templates, number: byName.length, one: 'instance template' },
    { reading: disks, number: disks.found.length, one: 'disk' },
  ])
  const why = [templates.why, disks.why].filter((each) => each !== undefined)
  const readAt = Math.min(templates.readAt, disks.readAt)
  return (
    <div className={styles['used']}>
      <p aria-busy={counting !== ''}>
        {used !== '' && (
          <>
            <span className="muted">Used by</span> <strong>{used}</strong>
            {counting !== '' && <span className="muted"> · </span>}
          </>
        )}
        {counting !== '' && (
          <span className="muted">
            {used === '' ? 'Counting' : 'counting'} {counting}…
          </span>
        )}
        {readAt > 0 && (
          <span className="muted"> · checked {agoText(Math.max(0, now - readAt))}</span>
        )}
      </p>
      {why.length > 0 && <p className="muted">{visible(why.map(sentence).join(' '))}</p>}
      {byFamily.length > 0 && head?.name === image.name && (
        <p className="muted">
          {count(byFamily.length, 'instance template names', 'instance templates name')} the family{' '}
          <span className="mono">{visible(image.family ?? '')}</span>
          {nextHead !== undefined && (
            <>
              : new instances will come from <span className="mono">{visible(nextHead)}</span>
            </>
          )}
          .
        </p>
      )}
      {byName.length > 0 && state !== 'ACTIVE' && (
        <p className="muted">
          {count(byName.length, 'template names', 'templates name')} this image itself:{' '}
          {state === 'DEPRECATED'
            ? 'new instances will get a warning.'
            : 'new instances will fail.'}
        </p>
      )}
    </div>
  )
}
