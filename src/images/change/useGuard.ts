import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { guard, type Verdict } from '../../api/changes/guard.ts'
import { guardPorts } from '../../api/changes/make.ts'
import { RequestIds } from '../../api/changes/requestIds.ts'
import { settleVerdict, type FamilyHead, type Outcome } from '../../api/changes/settle.ts'
import type { Wait } from '../../api/http/pause.ts'
import type { HeadChange, Step } from '../../compute/changes/heads.ts'
import { foresee, type Ground, type Preview } from '../../compute/changes/preview.ts'
import type { Fallen } from '../../compute/changes/stands.ts'
import type { Policy } from '../../compute/schema.ts'
import { isConfirmed } from '../../ui/ConfirmByName.tsx'
import { useSeen } from '../../ui/useSeen.ts'
import { useCheckAgain } from './useCheckAgain.ts'

interface GuardInit {
  project: string
  steps: readonly Step[]
  /** The images and families as they are shown. */
  ground: Ground
  /** The policy that is replaced. */
  policy?: Policy | undefined
  /** Told what came of it, also when the dialog was closed meanwhile. */
  onDone(done: Done, open: boolean): void
  /** Told that nothing at all was sent: what was shown is not so any more. */
  onStopped?(): void
}

/** What came of steps that were all made, and what was foreseen of the heads when they were sent. */
export interface Done {
  outcomes: readonly Outcome[]
  /** What the families really resolve to now. */
  heads: readonly FamilyHead[]
  foreseen: readonly HeadChange[]
}

/** The part of a verdict that is no good news, and no stop. */
export type Trouble = Extract<Verdict, { kind: 'failed' | 'unknown' }>

/** Steps that are being made, or going to be. */
export interface Guarded {
  preview: Preview
  /** Goes on the element that shows the preview. */
  previewRef: ReturnType<typeof useSeen>['ref']
  /** The family's name, typed where {@link Preview.toType} wants it. */
  typed: string
  setTyped(text: string): void
  /** The name is typed, or none has to be. */
  confirmed: boolean
  busy: boolean
  /** The step that is under way. */
  running: Step | undefined
  /** What is waited for before it is sent again. */
  wait: Wait | null
  trouble: Trouble | undefined
  /** Why nothing was sent although nothing failed. */
  fallen: Fallen | undefined
  /** The same, in a sentence; also that one has to look first. */
  stopped: string | null
  /** How many steps were made, in this and earlier tries. */
  made: number
  done: Done | undefined
  submit(): void
  /** Finds out whether the step was made that is not known. */
  check(): void
}

/** Why nothing may be written to an image of the same name. */
export const REPLACED =
  'The image was deleted, and another one created under its name. Close this and look at that one first.'

const LOOK = 'Check what this does to the family, then press again.'
const FALLEN: Record<Fallen, string> = {
  moved:
    'The family has changed in the meantime. Check what this does to it now, then press again.',
  overtaken: 'Someone else changed the same in the meantime. Nothing was sent.',
  replaced: REPLACED,
}

interface Attempt {
  begin(): Promise<Verdict>
  foreseen: readonly HeadChange[]
  /** What is shown until it has ended: of the attempt that it finds out about. */
  last?: Result | undefined
}

interface Result {
  verdict: Verdict
  outcomes: readonly Outcome[]
  foreseen: readonly HeadChange[]
}

/**
 * Makes changes that may move a family's head: not before what they do has been on the screen, and not
 * when a last look says that they would do something else. See `api/changes/guard.ts`.
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
  const [running, setRunning] = useState<Step>()
  const [wait, setWait] = useState<Wait | null>(null)
  const open = useIsOpen()

  const { mutate, ...attempt } = useMutation({
    mutationFn: async ({ begin, foreseen }: Attempt): Promise<Result> => {
      const verdict = await begin()
      const outcomes = await settleVerdict(client, project, verdict)
      return { verdict, outcomes, foreseen }
    },
    onSuccess: (result) => {
      const done = doneOf(result)
      if (done) onDone(done, open.current)
      if (result.verdict.kind === 'stopped' && result.verdict.made.length === 0) onStopped?.()
    },
    onSettled: () => {
      isRunning.current = false
      setRunning(undefined)
    },
  })
  const result = attempt.data ?? attempt.variables?.last
  const verdict = result?.verdict
  const trouble = verdict?.kind === 'failed' || verdict?.kind === 'unknown' ? verdict : undefined
  const fallen = verdict?.kind === 'stopped' ? verdict.why : undefined

  function begin(next: Attempt): void {
    if (isRunning.current) return
    isRunning.current = true
    setUnseen(false)
    mutate(next)
  }

  function submit(): void {
    if (isRunning.current) return
    if (preview.matters && !seen.seen) {
      seen.show()
      attempt.reset()
      return setUnseen(true)
    }
    const api = guardPorts(client, project, ids, { onWait: setWait })
    const perform: typeof api.perform = (step, requestId) => {
      setRunning(step)
      return api.perform(step, requestId)
    }
    const ports = { ...api, perform }
    begin({ begin: () => guard({ steps, ground, policy }, ports), foreseen: preview.changes })
  }

  function check(): void {
    if (result?.verdict.kind !== 'unknown') return
    begin({ begin: result.verdict.check, foreseen: result.foreseen, last: result })
  }
  useCheckAgain(trouble?.kind === 'unknown' && !attempt.isPending ? check : undefined)

  return {
    preview,
    previewRef: seen.ref,
    typed,
    setTyped,
    confirmed: preview.toType === undefined || isConfirmed(preview.toType, typed),
    busy: attempt.isPending,
    running,
    wait,
    trouble,
    fallen,
    stopped: unseen ? LOOK : ((fallen && FALLEN[fallen]) ?? null),
    made: verdict?.made.length ?? 0,
    done: result && doneOf(result),
    submit,
    check,
  }
}

function doneOf({ verdict, outcomes, foreseen }: Result): Done | undefined {
  if (verdict.kind !== 'done') return undefined
  const heads = new Map(
    outcomes.flatMap((outcome) => outcome.heads).map((head) => [head.family, head]),
  )
  return { outcomes, heads: [...heads.values()], foreseen }
}

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
