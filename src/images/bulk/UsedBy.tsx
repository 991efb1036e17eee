import { count } from '../../text/count.ts'
import { visible } from '../../text/visible.ts'
import styles from './BulkDialog.module.css'
import type { Bulk } from './useBulk.ts'
import type { BulkUsage } from './useBulkUsage.ts'
import { Group } from './WhichImages.tsx'

interface UsedByProps {
  bulk: Bulk
  onSelectOnly(names: readonly string[]): void
}

/** The images in use, with the number of disks and templates that use each. */
export function UsedBy({ bulk: { kind, usage, plan }, onSelectOnly }: UsedByProps) {
  const { used, isKnown, isReading, problems } = usage
  const inUse = new Set(used.map(({ image }) => image.name))
  const rest = plan.items.flatMap(({ before }) => (inUse.has(before.name) ? [] : before.name))
  return (
    <section aria-label="Used by" className={styles['groups']}>
      <h3 className={styles['title']}>
        Used by{' '}
        <span className="muted" role="status">
          {isReading ? 'counting…' : wordsOf(usage)}
        </span>
      </h3>
      {/* Not while counting, so that nothing that can be clicked moves. */}
      {used.length > 0 && !isReading && (
        <Group
          title={`${count(used.length)} in use`}
          total={rest.length}
          only={isKnown && kind !== 'decided' ? () => onSelectOnly(rest) : undefined}
          onlyWords={`Select only the ${count(rest.length)} not in use`}
        >
          {() =>
            used.map(({ image, disks, templates }) => (
              <li key={image.name}>
                <span className="mono">{visible(image.name)}</span>
                <span className="muted">{amountsOf(templates, disks)}</span>
              </li>
            ))
          }
        </Group>
      )}
      {problems.map((problem) => (
        <p key={problem} className="muted">
          Not everything is known. {problem}
        </p>
      ))}
    </section>
  )
}

/** `1 instance template, 14 disks`, without zeros. */
const amountsOf = (templates: number, disks: number): string =>
  [
    templates > 0 ? count(templates, 'instance template') : '',
    disks > 0 ? count(disks, 'disk') : '',
  ]
    .filter(Boolean)
    .join(', ')

function wordsOf({ used, isKnown }: BulkUsage): string {
  const sum = (key: 'disks' | 'templates') => used.reduce((all, each) => all + each[key], 0)
  const [templates, disks] = [sum('templates'), sum('disks')]
  if (templates + disks === 0) {
    return isKnown
      ? '0 instance templates, 0 disks in this project'
      : 'not known: nothing found in what could be read'
  }
  return `${isKnown ? '' : 'at least '}${amountsOf(templates, disks)} in this project`
}
