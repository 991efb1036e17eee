import { useState, type ReactNode } from 'react'
import { stateOf } from '../../compute/deprecation.ts'
import type { Image } from '../../compute/schema.ts'
import { isUnread } from '../../compute/unread.ts'
import { count } from '../../text/count.ts'
import { visible } from '../../text/visible.ts'
import { Button } from '../../ui/Button.tsx'
import { ChangeWords } from '../journal/ChangeWords.tsx'
import { LabelTags } from '../parts/LabelTags.tsx'
import { StateMark } from '../parts/StateMark.tsx'
import styles from './BulkDialog.module.css'
import { LongList } from './LongList.tsx'
import type { Bulk } from './useBulk.ts'

/** Up to this many images, a list starts expanded. */
const FEW = 100

interface WhichImagesProps {
  bulk: Bulk
  onSelectOnly(names: readonly string[]): void
}

/** The selected images with their current values, until it is entered what those will change to. */
export function MeantImages({ kind, images }: Pick<Bulk, 'kind'> & { images: readonly Image[] }) {
  return (
    <section aria-label="Images" className={styles['groups']}>
      <Group
        title={`${count(images.length)} selected`}
        total={images.length}
        only={undefined}
        isOpen={images.length <= FEW}
      >
        {() =>
          images.map((image) => (
            <li key={image.name}>
              <span className="mono">{visible(image.name)}</span>
              <Now kind={kind} image={image} />
            </li>
          ))
        }
      </Group>
    </section>
  )
}

function Now({ kind, image }: Pick<Bulk, 'kind'> & { image: Image }) {
  if (kind === 'labels') {
    if (isUnread(image, 'labels'))
      return <span className="muted">Its labels couldn’t be read.</span>
    return <LabelTags labels={image.labels} />
  }
  if (kind !== 'family') return <StateMark state={stateOf(image)} />
  if (isUnread(image, 'family')) return <span className="muted">Its family couldn’t be read.</span>
  if (image.family) return <span className="mono">{visible(image.family)}</span>
  return <span className="muted">no family</span>
}

/** The images that will be changed, and those that can't be, with the reason. */
export function WhichImages({ bulk, onSelectOnly }: WhichImagesProps) {
  const { plan, done } = bulk
  const will = plan.items.map(({ before }) => before)
  const cannot = plan.cannot.map(({ image }) => image)
  const only = (images: readonly { name: string }[]) =>
    bulk.kind === 'decided' ? undefined : () => onSelectOnly(images.map(({ name }) => name))
  return (
    <section aria-label="Images" className={styles['groups']}>
      <Group
        title={`${count(will.length)} will be ${done}`}
        total={will.length}
        only={only(will)}
        isOpen={will.length <= FEW}
      >
        {() =>
          plan.items.map(({ step, before }) => (
            <li key={before.name}>
              <span className="mono">{visible(before.name)}</span>
              <ChangeWords step={step} before={before} />
            </li>
          ))
        }
      </Group>
      {cannot.length > 0 && (
        <Group
          title={`${count(cannot.length)} can’t be ${done}`}
          total={cannot.length}
          only={only(cannot)}
          isOpen={cannot.length <= FEW}
        >
          {() =>
            plan.cannot.map(({ image, why }) => (
              <li key={image.name}>
                <span className="mono">{visible(image.name)}</span>
                <span className="muted">{why}</span>
              </li>
            ))
          }
        </Group>
      )}
    </section>
  )
}

interface GroupProps {
  title: string
  total: number
  /** Selects only these, or those `onlyWords` describes. */
  only: (() => void) | undefined
  onlyWords?: string
  /** Whether it starts expanded. */
  isOpen?: boolean
  children(): readonly ReactNode[]
}

/** A collapsible list; its items are drawn when it is opened. */
export function Group({ title, total, only, onlyWords, isOpen = false, children }: GroupProps) {
  const [open, setOpen] = useState(isOpen)
  return (
    <div className={styles['group']}>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className={styles['summary']}>{title}</summary>
        {open && (
          <LongList label={title} className={styles['rows']} items={children()}>
            {(row) => row}
          </LongList>
        )}
      </details>
      {only && total > 0 && (
        <div className={styles['only']}>
          <Button small look="quiet" onClick={only}>
            {onlyWords ?? `Select only these ${count(total)}`}
          </Button>
        </div>
      )}
    </div>
  )
}
