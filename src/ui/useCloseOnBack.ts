import { useRouter } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'

/**
 * Closes what is open above the page when Back or Forward leads to another one: it isn't part of the page,
 * and would stay. It closes before that page is shown, which then places the focus.
 */
export function useCloseOnBack(close: () => void): void {
  const { history } = useRouter()
  const onBack = useEffectEvent(close)
  useEffect(
    () =>
      history.subscribe(({ action: { type } }) => {
        if (type !== 'PUSH' && type !== 'REPLACE') onBack()
      }),
    [history],
  )
}
