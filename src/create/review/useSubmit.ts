import { useEffect, useRef, useState } from 'react'
import type { Problem } from '../model/problems.ts'
import { useCreate } from '../parts/context.ts'

export interface Submit {
  label: string
  /** Why the image can’t be created now, as a sentence. */
  blocked: string | undefined
  /** The head had moved, so nothing was sent; what is shown now is the new head. */
  moved: boolean
  press(): void
}

/**
 * The Create button: it sends only what was shown. If the family’s head has moved since, it shows the
 * new one instead.
 * @param isOpen whether the Review step is open: leaving it takes back what was pressed there
 */
export function useSubmit(
  problems: readonly Problem[],
  lacking: string | undefined,
  failed: boolean,
  isOpen: boolean,
  onCreate: () => void,
): Submit {
  const { head } = useCreate()
  /** At once, while `checking` is as it was when the step was drawn last. */
  const isChecking = useRef(false)
  const [checking, setChecking] = useState(false)
  const [moved, setMoved] = useState(false)
  /** How often the step was left, or the page. */
  const left = useRef(0)
  useEffect(() => {
    if (!isOpen) return
    return () => void (left.current += 1)
  }, [isOpen])
  const blocked =
    lacking ??
    (problems.length > 0
      ? 'Fix the problems above first.'
      : head.waiting
        ? 'The family is still loading.'
        : checking
          ? 'Checking the family’s head.'
          : undefined)

  async function create() {
    if (isChecking.current) return
    isChecking.current = true
    setChecking(true)
    setMoved(false)
    const before = left.current
    const isSame = await head.lookAgain()
    isChecking.current = false
    setChecking(false)
    if (left.current !== before) return
    if (isSame) onCreate()
    else setMoved(true)
  }
  return {
    label: failed ? 'Try again' : 'Create image',
    blocked,
    moved,
    press() {
      if (blocked === undefined) void create()
    },
  }
}
