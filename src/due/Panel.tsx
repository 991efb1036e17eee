import { Fragment, useId, useState, type ReactNode } from 'react'
import type { Images } from '../api/useImages.ts'
import { count } from '../text/count.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './Panel.module.css'

/** So many are shown at first. */
const SHOWN = 8

interface PanelProps<Item> {
  title: string
  /** How many of how many. */
  aside: ReactNode
  action?: ReactNode
  foot?: ReactNode
  /** What its items are, in the plural. */
  what: string
  items: readonly Item[]
  keyOf(item: Item): string
  /** What stands in place of items when there are none. */
  none: ReactNode
  children(item: Item): ReactNode
}

/** A list beside the table: the first few, and all of them when asked. */
export function Panel<Item>(props: PanelProps<Item>) {
  const { title, aside, action, foot, what, items, keyOf, none, children } = props
  const [all, setAll] = useState(false)
  const id = useId()
  const shown = all ? items : items.slice(0, SHOWN)
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
      {items.length > shown.length && (
        <button
          type="button"
          className={`button quiet small ${styles['more']}`}
          onClick={() => setAll(true)}
        >
          Show all {count(items.length)} {what}
        </button>
      )}
      {foot && <div className={styles['none']}>{foot}</div>}
    </section>
  )
}

interface PanelItemProps {
  /** A path of Material Design Icons. */
  icon: string
  /** It breaks something now. */
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

/** In place of what takes all images, while they have not all been read. */
export const Unchecked = ({ list }: { list: Images }) =>
  list.loading || list.streaming
    ? 'Reading the images…'
    : 'Not checked: not all images could be read.'
