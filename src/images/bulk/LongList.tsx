import { useState, type ReactNode } from 'react'
import { count } from '../../text/count.ts'
import { Button } from '../../ui/Button.tsx'
import { followMore } from '../../ui/followMore.ts'

/** The number of rows drawn at first, and added each time more are requested. */
const MANY = 200

interface LongListProps<T> {
  label: string
  className: string | undefined
  items: readonly T[]
  /** Renders an item: an `li`. */
  children(item: T): ReactNode
}

/** A list that scrolls, and draws more rows on request. */
export function LongList<T>({ label, className, items, children }: LongListProps<T>) {
  const [most, setMost] = useState(MANY)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling list must be reachable by keyboard
    <ul className={className} aria-label={label} tabIndex={0}>
      {items.slice(0, most).map(children)}
      {items.length > most && (
        <li>
          <Button
            small
            look="quiet"
            onClick={({ currentTarget }) => {
              followMore(currentTarget)
              setMost(most + MANY)
            }}
          >
            Show {count(Math.min(MANY, items.length - most))} more
          </Button>
        </li>
      )}
    </ul>
  )
}
