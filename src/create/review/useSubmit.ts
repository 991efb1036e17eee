import { useEffect, useRef, useState } from 'react'
import type { Problem } from '../model/problems.ts'
import { asError } from '../../text/asError.ts'
import { useCreate } from '../parts/context.ts'

export interface Submit {
  label: string
  /** Why the image can’t be created now, as a sentence. */
  blocked: string | undefined
  /**
   * Why nothing was sent: the head had `moved`, and what is shown now is the new one; or it couldn’t be
   * read again.
   */
  unsent: 'moved' | Error | null
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
  const [unsent, setUnsent] = useState<Submit['unsent']>(null)
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
    setUnsent(null)
    const before = left.current
    const found = await head.lookAgain().catch(asError)
    isChecking.current = false
    setChecking(false)
    if (left.current !== before) return
    if (found === true) onCreate()
    else setUnsent(found || 'moved')
  }
  return {
    label: failed ? 'Try again' : 'Create image',
    blocked,
    unsent,
    press() {
      if (blocked === undefined) void create()
    },
  }
}
