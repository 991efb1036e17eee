import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { NotKnown, Replaced } from '../../api/changes/make.ts'
import { RequestIds } from '../../api/changes/requestIds.ts'
import type { Outcome } from '../../api/changes/settle.ts'
import type { Wait } from '../../api/http/pause.ts'
import { explain } from '../../api/http/error.ts'
import { session } from '../../api/http/session.ts'
import { askToStay } from '../../browser/askToStay.ts'
import type { HeadChange } from '../../compute/changes/heads.ts'
import { onWritten } from '../../runs/disk.ts'
import { scopeOf } from '../../runs/kept.ts'
import { lazyPart } from '../../ui/lazyPart.tsx'
import { SafeText } from '../../ui/SafeText.tsx'
import { toast, type ToastContentProps } from '../../ui/toasts.ts'
import { useIsOpen } from '../../ui/useIsOpen.ts'
import { ChangeTrouble } from '../change/ChangeTrouble.tsx'
import { Waiting } from '../parts/Waiting.tsx'
import { catchFocus } from '../parts/catchFocus.ts'
import { useElsewhere } from '../parts/useElsewhere.ts'
import { tellNotDone } from '../change/tellEnd.ts'
import { useCheckAgain } from '../change/useCheckAgain.ts'
import type { Trouble } from '../change/useGuard.ts'
import { putsBack } from './putBack.ts'
import { NotUndone, undoChange, undone, type Undone } from './undo.ts'
import styles from './UndoToast.module.css'
import { changesTo, undoneWords } from './words.ts'

const UndoDialog = lazyPart(() => import('./UndoDialog.tsx'), {
  failed: ({ onClose }) => onClose(),
})

interface UndoToastProps extends ToastContentProps {
  /** What was done. */
  message: string
  /** As for {@link undoChange}. */
  outcomes: readonly Outcome[]
  heads: readonly HeadChange[]
  /** Undoes it as soon as it is shown. */
  now: boolean
  onEnd: (() => void) | undefined
}

/**
 * The content of a toast that reports changes and can undo them: at once if that only restores the previous
 * heads, otherwise through a dialog that shows the effect. Errors appear here, with what to do next.
 */
export function UndoToast(props: UndoToastProps) {
  const { message, outcomes, heads, now, onEnd, keep, dismiss } = props
  const client = useQueryClient()
  const [ids] = useState(() => new RequestIds())
  const [wait, setWait] = useState<Wait | null>(null)
  /** Those still to be undone: trying again leaves out what is. */
  const [left, setLeft] = useState(outcomes)
  const what = changesTo(outcomes.map(({ step }) => step.target.image))
  const were = `${what} ${outcomes.length > 1 ? 'were' : 'was'}`
  const isRunning = useRef(false)
  const open = useIsOpen()
  const project = outcomes[0]?.step.target.project ?? ''
  const elsewhere = useElsewhere(project)
  const { mutate, reset, data, error, isPending, variables } = useMutation({
    mutationFn: ({ begin }: Attempt) => askToStay(begin),
    onError: (caught) => {
      if (open.current) keep('error')
      else tellNotDone(were, 'undone', caught)
    },
    onSettled: () => {
      isRunning.current = false
      onEnd?.()
    },
    onSuccess: (end) => {
      if (!open.current) tellDismissed(end, were)
      if (end.kind === 'failed' || end.kind === 'unknown') keep('error')
      if (end.kind === 'failed') {
        const made = new Set(end.made.map(({ step }) => step.target.image))
        setLeft(left.filter(({ step }) => !made.has(step.target.image)))
      }
      if (end.kind !== 'undone') return
      dismiss()
      toast({ message: undoneWords(what, end) })
      requestAnimationFrame(catchFocus)
    },
  })
  const attempt = (next: Attempt) => {
    if (isRunning.current) return
    isRunning.current = true
    mutate(next)
  }
  const refused = isRefused(error)
  const trouble = troubleOf(left, data, refused ? null : error) ?? variables?.last

  const undo = () => {
    keep('good')
    attempt({ begin: () => undoChange(client, left, heads, ids, setWait) })
  }
  const begun = useRef(false)
  const begin = useEffectEvent(undo)
  useEffect(() => {
    if (!now || begun.current) return
    begun.current = true
    begin()
  }, [now])
  const check = () => {
    if (trouble?.kind !== 'unknown') return
    const begin = async (): Promise<Undone> => {
      if (error instanceof NotKnown) {
        return { kind: 'undone', outcomes: [await error.check()], foreseen: [] }
      }
      return undone(client, trouble.step.target.project, await trouble.check(), heads)
    }
    attempt({ begin, last: trouble })
  }
  useCheckAgain(trouble?.kind === 'unknown' ? check : undefined, isPending)

  const look = data?.kind === 'look' ? data : undefined
  // It may also be undone from the History page, or in another tab.
  useEffect(() => {
    const here = scopeOf(session().base, project)
    return onWritten(({ scope, changes }) => {
      if (scope !== here) return
      setLeft((now) => {
        const rest = now.filter((each) => !changes.some((change) => putsBack(change, each)))
        return rest.length < now.length ? rest : now
      })
    })
  }, [project])
  const isOver = left.length === 0 && !isPending && !look
  const leave = useEffectEvent(dismiss)
  useEffect(() => {
    if (isOver) leave()
  }, [isOver])
  return (
    <div className={styles['undo']}>
      <div className={styles['line']}>
        <span role={isPending ? 'status' : undefined} className={styles['text']}>
          {elsewhere && <strong>{elsewhere}: </strong>}
          {isPending && !trouble ? (
            `Undoing ${what}…`
          ) : refused ? (
            <>
              Not undone. <SafeText text={explain(error)} />
            </>
          ) : (
            <SafeText text={message} />
          )}
        </span>
        {!isPending && !refused && !look && trouble?.kind !== 'unknown' && (
          <button type="button" className="button small" onClick={undo}>
            {trouble ? 'Try again' : 'Undo'}
          </button>
        )}
      </div>
      {trouble ? (
        <ChangeTrouble
          guarded={{ trouble, busy: isPending, wait, check }}
          {...trouble.step.target}
          what={left.length < outcomes.length ? 'Only partly undone.' : 'Not undone.'}
          whether={`${changesTo([trouble.step.target.image])} was undone`}
        />
      ) : (
        <Waiting wait={wait} />
      )}
      {look && (
        <UndoDialog
          {...look}
          onClose={reset}
          onDone={(words) => {
            dismiss()
            toast({ message: words })
          }}
        />
      )}
    </div>
  )
}

interface Attempt {
  begin(): Promise<Undone>
  /** The unknown result being checked: shown until the check ends. */
  last?: Trouble
}

/** Says how it ended once the toast is gone. @param were `your change to web-v2 was` */
function tellDismissed(end: Undone, were: string): void {
  if (end.kind === 'look') tellNotDone(were, 'undone', new Error(LOOK_FIRST))
  else if (end.kind !== 'undone') {
    const each = changesTo([end.step.target.image])
    tellNotDone(`${each} was`, 'undone', end.error, end.kind === 'failed')
  }
}

const LOOK_FIRST =
  'Undoing it would do more than restore the previous head. Review it on the History page, and undo it there.'

/** A later change prevents it, so trying again wouldn't help. */
const isRefused = (error: Error | null) => error instanceof NotUndone || error instanceof Replaced

function troubleOf(
  outcomes: readonly Outcome[],
  data: Undone | undefined,
  error: Error | null,
): Trouble | undefined {
  if (data?.kind === 'failed' || data?.kind === 'unknown') return data
  if (error instanceof NotKnown) return error.trouble
  const step = outcomes.at(-1)?.step
  return error && step ? { kind: 'failed', made: [], error, step } : undefined
}
