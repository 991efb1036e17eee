import { useNearUsage, type Reading } from '../../api/usage.ts'
import type { Image } from '../../compute/schema.ts'
import { count } from '../../ui/count.ts'
import { agoText } from '../../ui/duration.ts'
import { useNow } from '../../ui/useNow.ts'
import { visible } from '../../ui/visible.ts'
import styles from './UsedByLine.module.css'

interface UsedByLineProps {
  project: string
  image: Image
  /** The state that the image is going to have: what it does to those who name it. */
  state: string
  /** What the family will resolve to, if it moves to another image. */
  nextHead?: string | undefined
}

/** `Used by 3 instance templates, 14 disks · read 2 min ago`, and what that means for them. */
export function UsedByLine({ project, image, state, nextHead }: UsedByLineProps) {
  const now = useNow()
  const { templates, disks } = useNearUsage(project, image)
  const { byName, byFamily } = templates.found
  const named = new Set([...byName, ...byFamily]).size
  const why = [templates.why, disks.why].filter((each) => each !== undefined)
  const readAt = Math.min(templates.readAt, disks.readAt)
  return (
    <div className={styles['used']}>
      <p aria-busy={templates.state === 'reading' || disks.state === 'reading'}>
        <span className="muted">Used by</span>{' '}
        <strong>
          {amount(templates, named, 'instance template')},{' '}
          {amount(disks, disks.found.length, 'disk')}
        </strong>
        {readAt > 0 && <span className="muted"> · read {agoText(Math.max(0, now - readAt))}</span>}
      </p>
      {why.length > 0 && <p className="muted">{visible(why.join(' '))}</p>}
      {byFamily.length > 0 && nextHead && (
        <p className="muted">
          {count(byFamily.length, 'template names', 'templates name')} the family: its next
          instances come from <span className="mono">{visible(nextHead)}</span>.
        </p>
      )}
      {byName.length > 0 && state !== 'ACTIVE' && (
        <p className="muted">
          {count(byName.length, 'template names', 'templates name')} this image itself:{' '}
          {state === 'DEPRECATED' ? 'new instances will warn.' : 'new instances will fail.'}
        </p>
      )}
    </div>
  )
}

function amount({ state }: Reading<unknown>, number: number, what: string): string {
  if (state === 'unknown') return `an unknown number of ${what}s`
  return `${count(number, what)}${state === 'reading' ? ' so far' : ''}`
}
