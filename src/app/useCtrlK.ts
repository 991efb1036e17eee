import { useEffect, useEffectEvent } from 'react'
import { latinKey, type Pressed } from '../shortcuts/latinKey.ts'

/** Runs `action` on Ctrl+K (⌘ K on a Mac), wherever the focus is. */
export function useCtrlK(action: () => void): void {
  const run = useEffectEvent(action)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isCtrlK(event)) return
      event.preventDefault()
      run()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [])
}

/** With Shift, it is left to the browser. */
export const isCtrlK = (event: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey'> & Pressed): boolean =>
  (event.ctrlKey || event.metaKey) && !event.shiftKey && latinKey(event)?.toLowerCase() === 'k'
