import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { latinKey } from '../shortcuts/latinKey.ts'
import { shortcutsSwitch } from '../shortcuts/setting.ts'
import { isBeginning, shortcutFor, type Shortcut } from '../shortcuts/table.ts'
import { toast } from '../ui/toasts.ts'
import { useSwitch } from '../ui/useSwitch.ts'
import { focusFilter, isForShortcuts, pressInList } from './keyTargets.ts'
import { meantByKey, type Meant } from './meant.ts'
import { useGo } from './useGo.ts'
import { useMeantOffers } from './useMeantOffers.ts'
import { usePlace } from './usePlace.ts'

/** ms within which the second of two keys has to follow. */
const SECOND_KEY = 1500

const MOVES = new Set(['j', 'k'])

interface Wanted {
  meant: Meant
  actions: readonly string[]
}

/** Handles the keys of the table of shortcuts. */
export function Keys({ project, onHelp }: { project: string; onHelp(): void }) {
  const client = useQueryClient()
  const place = usePlace(project)
  const go = useGo(project)
  const [wanted, setWanted] = useState<Wanted>()
  const first = useRef({ key: '', at: 0 })
  const areOn = useSwitch(shortcutsSwitch)

  /** @returns whether there was something to do */
  function does({ effect }: Shortcut): boolean {
    if (!effect) return false
    if ('press' in effect) return pressInList(effect.press)
    if ('page' in effect) go(effect.page)
    else if ('actions' in effect) return act(effect.actions)
    else if (effect.opens === 'filter') return focusFilter()
    else onHelp()
    return true
  }

  function act(actions: readonly string[]): boolean {
    const meant = meantByKey(client, place)
    if (meant.images.length > 0) setWanted({ meant, actions })
    return meant.images.length > 0
  }

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const { timeStamp } = event
    const key = latinKey(event) ?? ''
    const before = timeStamp - first.current.at < SECOND_KEY ? first.current.key : ''
    if (key !== 'Shift') first.current = { key: '', at: 0 }
    if (!areOn || !isForShortcuts(event)) return
    const shortcut = (before && shortcutFor(`${before} ${key}`)) || shortcutFor(key)
    // A held key moves on and on, but does anything else once.
    if (event.repeat && !MOVES.has(key)) return
    if (shortcut) {
      if (does(shortcut)) event.preventDefault()
    } else if (isBeginning(key)) first.current = { key, at: timeStamp }
  })
  useEffect(() => {
    // For hints that the stylesheet shows.
    document.documentElement.dataset['shortcuts'] = areOn ? 'on' : 'off'
  }, [areOn])
  useEffect(() => {
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [])

  return wanted && <Act project={project} {...wanted} onDone={() => setWanted(undefined)} />
}

interface ActProps extends Wanted {
  project: string
  onDone(): void
}

/** Does the first of these actions that is offered, or says why it can't be done. */
function Act({ project, meant, actions, onDone }: ActProps) {
  const offers = useMeantOffers(project, meant)
  const isDone = useRef(false)
  const run = useEffectEvent(() => {
    if (isDone.current) return
    isDone.current = true
    onDone()
    const offer = offers.find(({ action }) => actions.includes(action))
    if (!offer) return
    if (offer.reason) toast({ message: offer.reason.text, tone: 'error' })
    else offer.run()
  })
  useEffect(() => run(), [])
  return null
}
