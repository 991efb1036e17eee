import { useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { guard, type Verdict } from '../../api/changes/guard.ts'
import { guardPorts } from '../../api/changes/make.ts'
import { RequestIds } from '../../api/changes/requestIds.ts'
import { settleVerdict, type FamilyHead, type Outcome } from '../../api/changes/settle.ts'
import type { Wait } from '../../api/http/pause.ts'
import { askToStay } from '../../browser/askToStay.ts'
import type { ImageChange } from '../../compute/changes/change.ts'
import type { HeadChange } from '../../compute/changes/heads.ts'
import { foresee, type Ground, type Preview } from '../../compute/changes/preview.ts'
import type { StopReason } from '../../compute/changes/stands.ts'
import type { Policy } from '../../compute/schema.ts'
import { isConfirmed } from '../../ui/ConfirmByName.tsx'
import { useIsOpen } from '../../ui/useIsOpen.ts'
import { useSeen } from '../../ui/useSeen.ts'
import { stoppedText, tellEnd } from './tellEnd.ts'
import { useCheckAgain } from './useCheckAgain.ts'

interface GuardInit {
  project: string
  steps: readonly ImageChange[]
  /** The images and families as shown. */
  ground: Ground
  /** The policy that is replaced. */
  policy?: Policy | undefined
  /** Called with the result, even if the dialog was closed in the meantime. */
  onDone(done: Done, open: boolean): void
  /** Called when nothing was sent, because what was shown is out of date. */
  onStopped?(): void
}

/** The result of steps that were all made, and the heads predicted when the last were sent. */
export interface Done {
  /** Of all steps made, including those of earlier attempts, in order. */
  outcomes: readonly Outcome[]
  /** What the families resolve to now, as read back. */
  heads: readonly FamilyHead[]
  foreseen: readonly HeadChange[]
}

/** A verdict that is neither done nor stopped. */
export type Trouble = Extract<Verdict, { kind: 'failed' | 'unknown' }>

/** The step in progress: `number` of `of`, from 1. */
export interface Running {
  step: ImageChange
  number: number
  of: number
}

/** Steps that are about to be made, or being made. */
export interface Guarded {
  preview: Preview
  /** For the element that shows the preview. */
  previewRef: ReturnType<typeof useSeen>['ref']
  /** What was typed to confirm {@link Preview.toType}. */
  typed: string
  setTyped(text: string): void
  /** The name was typed, or doesn't have to be. */
  confirmed: boolean
  busy: boolean
  running: Running | undefined
  /** What delays the next attempt. */
  wait: Wait | null
  trouble: Trouble | undefined
  /** Why nothing was sent, although nothing failed. */
  stopReason: StopReason | undefined
  /** The same as a sentence; or that the preview has to be seen first. */
  stopped: string | null
  /** How many steps were made, in this and earlier attempts. */
  made: number
  done: Done | undefined
  submit(): void
  /** Finds out whether the step of unknown result was made. */
  check(): void
}

/** Why nothing is written to a different image with the same name. */
export const REPLACED = stoppedText('replaced', 0)

const LOOK = 'Check what this does to the family, then press again.'
interface Attempt {
  /** The images it changes. */
  images: readonly string[]
  begin(): Promise<Verdict>
  foreseen: readonly HeadChange[]
  /** Of the steps made in earlier attempts. */
  earlier: readonly Outcome[]
  /** The result of the attempt being checked, shown until the check ends. */
  last?: Result | undefined
}

interface Result {
  verdict: Verdict
  /** Of the steps made in earlier attempts, and in this one. */
  earlier: readonly Outcome[]
  outcomes: readonly Outcome[]
  foreseen: readonly HeadChange[]
}

/**
 * Makes changes that can move a family's head, but only after the preview has been on the screen,
 * and only if a last check finds it unchanged. See `api/changes/guard.ts`. Closing doesn't stop them: how
 * they end is then said in a toast, and until then nothing else is done with these images.
 */
export function useGuard(init: GuardInit): Guarded {
  const { project, steps, ground, policy, onDone, onStopped } = init
  const client = useQueryClient()
  const [ids] = useState(() => new RequestIds())
  const preview = foresee(steps, ground)
  const seen = useSeen(preview.text)
  const [typed, setTyped] = useState('')
  const [unseen, setUnseen] = useState(false)
  const isRunning = useRef(false)
  /** Of all steps made so far. */
  const made = useRef<readonly Outcome[]>([])
  const [running, setRunning] = useState<Running>()
  const [wait, setWait] = useState<Wait | null>(null)
  const open = useIsOpen()

  const mutationKey = ['guarded', project]
  const { mutate, ...attempt } = useMutation({
    mutationKey,
    mutationFn: ({ begin, foreseen, earlier }: Attempt): Promise<Result> =>
      askToStay(async () => {
        const verdict = await begin()
        const outcomes = await settleVerdict(client, project, verdict)
        return { verdict, earlier, outcomes, foreseen }
      }),
    onSuccess: (result) => {
      made.current = [...result.earlier, ...result.outcomes]
      const done = doneOf(result)
      if (done) onDone(done, open.current)
      if (result.verdict.kind === 'stopped' && result.verdict.made.length === 0) onStopped?.()
      if (!open.current)
        tellEnd(
          result.verdict,
          made.current.map(({ step }) => step.target.image),
        )
    },
    onSettled: () => {
      isRunning.current = false
      setRunning(undefined)
    },
  })
  const images = steps.map(({ target }) => target.image)
  /** Attempts on these images, including those begun by a dialog or page that has been left. */
  const atWork = useIsMutating({
    mutationKey,
    predicate: ({ state }) =>
      (state.variables as Attempt).images.some((name) => images.includes(name)),
  })
  const busy = attempt.isPending || atWork > 0
  const result = attempt.data ?? attempt.variables?.last
  const verdict = result?.verdict
  const trouble = verdict?.kind === 'failed' || verdict?.kind === 'unknown' ? verdict : undefined
  const stopReason = verdict?.kind === 'stopped' ? verdict.why : undefined
  const madeSoFar = result ? result.earlier.length + result.outcomes.length : 0

  function begin(next: Attempt): void {
    if (isRunning.current || busy) return
    isRunning.current = true
    setUnseen(false)
    mutate(next)
  }

  function submit(): void {
    if (isRunning.current || busy) return
    if (preview.matters && !seen.seen) {
      seen.show()
      attempt.reset()
      return setUnseen(true)
    }
    const api = guardPorts(client, project, ids, { onWait: setWait })
    const perform: typeof api.perform = (step, requestId) => {
      setRunning({ step, number: steps.indexOf(step) + 1, of: steps.length })
      return api.perform(step, requestId)
    }
    const ports = { ...api, perform }
    begin({
      images,
      begin: () => guard({ steps, ground, policy }, ports),
      foreseen: preview.changes,
      earlier: made.current,
    })
  }

  function check(): void {
    if (result?.verdict.kind !== 'unknown') return
    const { verdict, foreseen, earlier } = result
    begin({ images, begin: verdict.check, foreseen, earlier, last: result })
  }
  useCheckAgain(trouble?.kind === 'unknown' ? check : undefined, attempt.isPending)

  return {
    preview,
    previewRef: seen.ref,
    typed,
    setTyped,
    confirmed: preview.toType === undefined || isConfirmed(preview.toType, typed),
    busy,
    running,
    wait,
    trouble,
    stopReason,
    stopped: unseen ? LOOK : stopReason ? stoppedText(stopReason, madeSoFar) : null,
    made: madeSoFar,
    done: result && doneOf(result),
    submit,
    check,
  }
}

function doneOf({ verdict, foreseen, ...result }: Result): Done | undefined {
  if (verdict.kind !== 'done') return undefined
  const outcomes = [...result.earlier, ...result.outcomes]
  const heads = new Map(
    outcomes.flatMap((outcome) => outcome.heads).map((head) => [head.family, head]),
  )
  return { outcomes, heads: [...heads.values()], foreseen }
}
