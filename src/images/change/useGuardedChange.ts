import { useEffect, useRef, useState } from 'react'
import { useChange, type Outcome } from '../../api/changes.ts'
import { ApiError } from '../../api/error.ts'
import type { Change, Target } from '../../compute/changes/change.ts'
import type { HeadChange } from '../../compute/changes/heads.ts'
import type { Image } from '../../compute/schema.ts'
import { asError } from '../../ui/asError.ts'
import { useSeen } from '../../ui/useSeen.ts'
import { previewOf, type Preview } from './preview.ts'
import type { Subject } from './useSubject.ts'

interface GuardedInit {
  target: Target
  change: Change
  /** The image and its family as they are shown. */
  subject: Subject
  readAgain(): Promise<Subject>
  /** Whether the image is still what the change was made for; else nothing is sent. */
  stillFits(image: Image): boolean
  /** Told what came of it, also when the dialog was closed meanwhile. */
  onDone(done: Done, open: boolean): void
}

/** What came of a change, and what was foreseen of the heads when it was sent. */
export interface Done {
  outcome: Outcome
  foreseen: readonly HeadChange[]
}

/** A change that is being made, or going to be. */
export interface Guarded {
  preview: Preview
  /** Goes on the element that shows the preview. */
  previewRef: ReturnType<typeof useSeen>['ref']
  /** The family's name, typed where {@link Preview.toType} wants it. */
  typed: string
  setTyped(text: string): void
  busy: boolean
  error: Error | null
  /** Why nothing was sent although nothing failed, in a sentence. */
  stopped: string | null
  done: Done | undefined
  submit(): void
}

const LOOK = 'Look at what this does to the family, then press again.'
const MOVED =
  'The family has changed meanwhile. Look at what this does to it now, then press again.'

/**
 * Makes a change that may move a family's head: not before what it does has been on the screen, and
 * not when a last look at the image and its family says that it would do something else.
 */
export function useGuardedChange(init: GuardedInit): Guarded {
  const { target, change, subject, readAgain, stillFits, onDone } = init
  const preview = previewOf(subject, target, change)
  const seen = useSeen(preview.text)
  const { mutateAsync } = useChange()
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const [stopped, setStopped] = useState<string | null>(null)
  const [done, setDone] = useState<Done>()
  const running = useRef(false)
  const open = useIsOpen()
  /** What was sent last, and may have been done although that was not heard. */
  const unheard = useRef<string | null>(null)

  async function run(): Promise<void> {
    const asked = JSON.stringify([change, preview.text])
    // A second look after a lost answer would take one's own change for somebody else's.
    if (unheard.current !== asked) {
      const now = await readAgain()
      if (!stillFits(now.image)) return
      if (previewOf(now, target, change).text !== preview.text) return setStopped(MOVED)
    }
    unheard.current = asked
    const made = await mutateAsync({ target, change, before: { image: subject.image } })
    const result = { outcome: made, foreseen: preview.changes }
    setDone(result)
    onDone(result, open.current)
  }

  async function submit(): Promise<void> {
    if (running.current) return
    setError(null)
    if (preview.matters && !seen.seen) {
      seen.show()
      return setStopped(LOOK)
    }
    setStopped(null)
    running.current = true
    setBusy(true)
    try {
      await run()
    } catch (caught) {
      if (isHeard(caught)) unheard.current = null
      setError(asError(caught))
    } finally {
      running.current = false
      setBusy(false)
    }
  }

  return {
    preview,
    previewRef: seen.ref,
    typed,
    setTyped,
    busy,
    error,
    stopped,
    done,
    submit: () => void submit(),
  }
}

/** Whether the service has refused it, so that it is certain that nothing was done. */
const isHeard = (error: unknown) =>
  error instanceof ApiError &&
  (error.failure === 'operation' || (error.failure === 'http' && error.status < 500))

function useIsOpen() {
  const open = useRef(true)
  useEffect(() => {
    open.current = true
    return () => {
      open.current = false
    }
  }, [])
  return open
}
