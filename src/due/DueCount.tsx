import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { imagesQuery } from '../api/images.ts'
import { count } from '../text/count.ts'
import styles from './DueCount.module.css'
import { countOverdue } from './overdue.ts'
import { useHour } from './useHour.ts'

/**
 * The number of overdue images, in the navigation. It sends no requests: it counts the project's list if
 * a page has read all of it. No number means none, or not known.
 */
export function DueCount({ project }: { project: string }) {
  const { data } = useInfiniteQuery({ ...imagesQuery(project), enabled: false })
  const now = useHour()
  const overdue = useMemo(() => countOverdue(data?.pages, now), [data, now])
  if (!overdue) return null
  return (
    <span className={styles['count']} title={`${count(overdue)} overdue`}>
      {overdue > 99 ? '99+' : overdue}
      <span className="visually-hidden"> overdue</span>
    </span>
  )
}
