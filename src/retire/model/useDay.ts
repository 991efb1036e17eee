import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { readLook, withLook } from './address.ts'
import { dateOf, dayOf } from './days.ts'

const route = getRouteApi('/projects/$project/retire')

/** ms before the day is written to the URL: browsers limit how often it may change. */
const PAUSE = 300

/** The day shown, in days from today, and its setter. */
export function useDay(now: number): [day: number, setDay: (day: number) => void] {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { on } = readLook(search)
  const [day, setDay] = useState(() => dayOf(on, now))
  /** The last value this page wrote. */
  const written = useRef(on)
  const takeOver = useEffectEvent(() => setDay(dayOf(on, now)))
  // The URL was changed by a link or by Back.
  useEffect(() => {
    if (on === written.current) return
    written.current = on
    takeOver()
  }, [on])
  const write = useEffectEvent((chosen: number) => {
    const next = chosen === 0 ? undefined : dateOf(chosen, now)
    if (next === on) return
    written.current = next
    void navigate({
      search: (last) => withLook(last, { on: next }),
      replace: true,
      resetScroll: false,
    })
  })
  useEffect(() => {
    const timer = setTimeout(() => write(day), PAUSE)
    return () => clearTimeout(timer)
  }, [day])
  return [day, setDay]
}
