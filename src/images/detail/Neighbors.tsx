import { mdiChevronLeft, mdiChevronRight } from '@mdi/js'
import { Link, useRouter } from '@tanstack/react-router'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { count } from '../../text/count.ts'
import { visible } from '../../text/visible.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { Entry } from '../table/entry.ts'
import { movePlace, orderBefore, rememberOrder } from '../table/memory.ts'
import styles from './Neighbors.module.css'
import { imageSearch, searchOf } from './search.ts'

interface NeighborsProps {
  project: string
  /** The image of the page. */
  name: string
}

type Way = 'Previous' | 'Next'

/** The direction just taken, and where it led: the focus stays on its link, to be pressed again. */
let taken: { way: Way; to: string } | undefined

/**
 * The images before and after this one in the list that it was opened from, filtered and sorted as
 * it was left; nothing if it was opened otherwise. They replace this page in the history: Back
 * returns to the list.
 */
export function Neighbors({ project, name }: NeighborsProps) {
  const router = useRouter()
  const [order] = useState(() => orderBefore(project, router.state.location.state.__TSR_index))
  const at = useMemo(
    () => order?.findIndex(({ image }) => image.name === name) ?? -1,
    [order, name],
  )
  const place = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const links = place.current?.querySelectorAll('a')
    // At an end, only the way back is left.
    if (taken?.to === name) {
      links?.[taken.way === 'Next' ? links.length - 1 : 0]?.focus({ preventScroll: true })
    }
    taken = undefined
  }, [name])
  if (!order || at < 0) return null
  const go = (way: Way, { key, image }: Entry) => {
    taken = { way, to: image.name }
    movePlace(project, key)
    // Tabs of this page are in the history too.
    rememberOrder(project, { shown: order, entry: router.state.location.state.__TSR_index - 1 })
  }
  return (
    <span ref={place} role="group" aria-label="In the list" className={styles['neighbors']}>
      <Neighbor project={project} way="Previous" to={order[at - 1]} onGo={go} />
      <span className={styles['position']}>
        {count(at + 1)} of {count(order.length)}
      </span>
      <Neighbor project={project} way="Next" to={order[at + 1]} onGo={go} />
    </span>
  )
}

interface NeighborProps {
  project: string
  way: Way
  /** Undefined at the end of the list. */
  to: Entry | undefined
  onGo(way: Way, to: Entry): void
}

function Neighbor({ project, way, to, onGo }: NeighborProps) {
  const icon = <Icon path={way === 'Next' ? mdiChevronRight : mdiChevronLeft} />
  if (!to) {
    const reason = `This is the ${way === 'Next' ? 'last' : 'first'} image of the list.`
    return (
      <button
        type="button"
        className="button quiet square"
        aria-label={`${way} image`}
        aria-disabled="true"
        title={reason}
      >
        {icon}
      </button>
    )
  }
  const { name } = to.image
  return (
    <Link
      className="button quiet square"
      to="/projects/$project/images/$image"
      params={{ project, image: name }}
      search={(last) => searchOf(imageSearch({ ...last }).tab, undefined)}
      replace
      aria-label={`${way} image, ${visible(name)}`}
      title={`${way}: ${visible(name)}`}
      data-keeps-focus=""
      onClick={() => onGo(way, to)}
    >
      {icon}
    </Link>
  )
}
