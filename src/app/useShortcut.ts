import { useEffect, useEffectEvent } from 'react'

/**
 * Runs `action` on Ctrl+KEY (⌘ KEY on a Mac), wherever the focus is. With Shift, it is left to the
 * browser.
 */
export function useShortcut(key: string, action: () => void): void {
  const run = useEffectEvent(action)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isShortcut(event, key)) return
      event.preventDefault()
      run()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [key])
}

/** Browser autofill fires key events without a key. */
export const isShortcut = (
  event: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'shiftKey'> & { key?: string },
  key: string,
): boolean =>
  (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key?.toLowerCase() === key
