import { Fragment, useId, useState, type ReactNode } from 'react'
import type { Images } from '../api/useImages.ts'
import { count } from '../text/count.ts'
import { followMore } from '../ui/followMore.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './Panel.module.css'

/** The number of items shown at first; `MORE` are added each time. */
const FIRST = 8
const MORE = 100

interface PanelProps<Item> {
  title: string
  /** A count, such as how many of how many. */
  aside: ReactNode
  action?: ReactNode
  foot?: ReactNode
  /** The noun for one of its items. */
  what: string
  items: readonly Item[]
  keyOf(item: Item): string
  /** Shown if there are no items. */
  none: ReactNode
  children(item: Item): ReactNode
}

/** A list beside the table that shows a few items, and more on demand. */
export function Panel<Item>(props: PanelProps<Item>) {
  const { title, aside, action, foot, what, items, keyOf, none, children } = props
  const [most, setMost] = useState(FIRST)
  const id = useId()
  const shown = items.slice(0, most)
  const left = items.length - shown.length
  return (
    <section aria-labelledby={id} className={`card ${styles['panel']}`}>
      <div className={styles['head']}>
        <h2 id={id}>{title}</h2>
        <span className="muted">{aside}</span>
        <span className={styles['end']}>{action}</span>
      </div>
      {items.length === 0 ? (
        <div className={`muted ${styles['none']}`}>{none}</div>
      ) : (
        <ul aria-label={title}>
          {shown.map((item) => (
            <Fragment key={keyOf(item)}>{children(item)}</Fragment>
          ))}
        </ul>
      )}
      {left > 0 && (
        <button
          type="button"
          className={`button quiet small ${styles['more']}`}
          onClick={({ currentTarget }) => {
            followMore(currentTarget)
            setMost(most + MORE)
          }}
        >
          Show {left > MORE ? `${MORE} more of ${count(left, what)}` : count(left, `more ${what}`)}
        </button>
      )}
      {foot && <div className={styles['none']}>{foot}</div>}
    </section>
  )
}

interface PanelItemProps {
  /** A path of Material Design Icons. */
  icon: string
  /** Whether something is broken already. */
  isGrave: boolean
  title: ReactNode
  text: ReactNode
  action: ReactNode
}

export const PanelItem = ({ icon, isGrave, title, text, action }: PanelItemProps) => (
  <li className={styles['item']}>
    <span className={isGrave ? styles['grave'] : styles['mild']}>
      <Icon path={icon} size={18} />
    </span>
    <div className={styles['words']}>
      <div className={styles['title']}>{title}</div>
      <p className="muted">{text}</p>
    </div>
    {action}
  </li>
)

/** Shown instead of a check that needs all images, until they have been read. */
export const Unchecked = ({ list }: { list: Images }) =>
  list.loading || list.streaming
    ? 'Reading the images…'
    : 'Not checked: not all images could be read.'
