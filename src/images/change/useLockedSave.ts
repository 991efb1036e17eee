import { useRef, useState } from 'react'
import { NotKnown } from '../../api/changes/make.ts'
import { RequestIds } from '../../api/changes/requestIds.ts'
import type { Outcome } from '../../api/changes/settle.ts'
import type { Wait } from '../../api/http/pause.ts'
import { askToStay } from '../../browser/askToStay.ts'
import { asError } from '../../text/asError.ts'
import { useIsOpen } from '../../ui/useIsOpen.ts'
import { tellNotDone } from './tellEnd.ts'
import { useCheckAgain } from './useCheckAgain.ts'

/** Why a save failed, besides what only its kind knows. */
export type SaveError =
  | { kind: 'error'; error: Error }
  /** It is unknown whether it was saved. */
  | { kind: 'unknown'; error: NotKnown }

/** What is found when it turns out that a lost request was executed. */
interface Saved {
  kind: 'saved'
  sent: Outcome
  news: []
}

interface LockedSave<R, P> {
  saving: boolean
  problem: P | SaveError | null
  setProblem(problem: P | null): void
  /** What delays the next attempt. */
  wait: Wait | null
  setWait(wait: Wait | null): void
  /** Of the requests: repeating one doesn't execute it twice. */
  ids: RequestIds
  /** Does nothing while another attempt lasts. Resolves to what `finish` returns; to false if it fails. */
  attempt(save: () => Promise<R>): Promise<boolean>
  /** Finds out whether it was saved, if unknown. */
  check(): void
}

/** Why an attempt ended without an error and didn't save: it has to be decided on again. */
const CHANGED = 'Someone else made changes in the meantime.'

/**
 * Saves what is locked on a fingerprint or an etag: labels, a policy. One attempt at a time; after a lost
 * response, it is found out what became of it.
 * @param shown whether the tab that shows a problem is open
 * @param what is saved, to say so if it isn't and that tab was left: `the labels of web-1 were`
 * @param finish gets the result of an attempt. @returns whether everything is saved
 */
export function useLockedSave<R, P extends { kind: string }>(
  shown: boolean,
  what: string,
  finish: (result: R | Saved) => boolean,
): LockedSave<R, P> {
  const [ids] = useState(() => new RequestIds())
  /** At once, while `saving` is as it was when the page was drawn last. */
  const isSaving = useRef(false)
  const [saving, setSaving] = useState(false)
  const open = useIsOpen(shown)
  const [problem, setProblem] = useState<P | SaveError | null>(null)
  const [wait, setWait] = useState<Wait | null>(null)
  const lost =
    problem && 'error' in problem && problem.error instanceof NotKnown ? problem.error : undefined

  async function attempt(save: () => Promise<R | Saved>): Promise<boolean> {
    if (isSaving.current) return false
    isSaving.current = true
    setSaving(true)
    if (!lost) setProblem(null)
    try {
      const result = await askToStay(save)
      setProblem(null)
      const isDone = finish(result)
      if (!isDone && !open.current) tellNotDone(what, 'saved', new Error(CHANGED))
      return isDone
    } catch (caught) {
      const error = asError(caught)
      if (!open.current) tellNotDone(what, 'saved', error)
      setProblem(error instanceof NotKnown ? { kind: 'unknown', error } : { kind: 'error', error })
      return false
    } finally {
      isSaving.current = false
      setSaving(false)
    }
  }

  function check(): void {
    if (lost) void attempt(async () => ({ kind: 'saved', sent: await lost.check(), news: [] }))
  }
  useCheckAgain(lost && check, saving)

  return { saving, problem, setProblem, wait, setWait, ids, attempt, check }
}
