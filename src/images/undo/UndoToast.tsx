import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { NotKnown, Replaced } from '../../api/changes/make.ts'
import { RequestIds } from '../../api/changes/requestIds.ts'
import type { Outcome } from '../../api/changes/settle.ts'
import type { Wait } from '../../api/http/pause.ts'
import { explain } from '../../api/http/error.ts'
import type { HeadChange } from '../../compute/changes/heads.ts'
import { lazyPart } from '../../ui/lazyPart.tsx'
import { SafeText } from '../../ui/SafeText.tsx'
import { toast, type ToastContentProps } from '../../ui/toasts.ts'
import { visible } from '../../text/visible.ts'
import { ChangeTrouble } from '../change/ChangeTrouble.tsx'
import { catchFocus } from '../parts/catchFocus.ts'
import { useCheckAgain } from '../change/useCheckAgain.ts'
import type { Trouble } from '../change/useGuard.ts'
import { NotUndone, undoChange, undone, type Undone } from './undo.ts'
import styles from './UndoToast.module.css'
import { undoneWords } from './words.ts'

const UndoDialog = lazyPart(() => import('./UndoDialog.tsx'), {
  failed: ({ onClose }) => onClose(),
})

interface UndoToastProps extends ToastContentProps {
  /** What was done. */
  message: string
  outcome: Outcome
  heads: readonly HeadChange[]
  /** Undoes it as soon as it is shown. */
  now: boolean
}

/**
 * The content of a toast that reports a change and can undo it: at once if that only restores the previous
 * heads, otherwise through a dialog that shows the effect. Errors appear here, with what to do next.
 */
export function UndoToast(props: UndoToastProps) {
  const { message, outcome, heads, now, keep, dismiss } = props
  const client = useQueryClient()
  const [ids] = useState(() => new RequestIds())
  const [wait, setWait] = useState<Wait | null>(null)
  const { project, image } = outcome.step.target
  const { mutate, reset, data, error, isPending, variables } = useMutation({
    mutationFn: (attempt: Attempt) => attempt.begin(),
    onError: () => keep('error'),
    onSuccess: (end) => {
      if (end.kind === 'failed' || end.kind === 'unknown') keep('error')
      if (end.kind !== 'undone') return
      dismiss()
      toast({ message: undoneWords(image, end) })
      requestAnimationFrame(catchFocus)
    },
  })
  const refused = isRefused(error)
  const trouble = troubleOf(outcome, data, refused ? null : error) ?? variables?.last

  const undo = () => {
    keep('good')
    mutate({ begin: () => undoChange(client, outcome, heads, ids, setWait) })
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
      return undone(client, project, await trouble.check(), heads)
    }
    mutate({ begin, last: trouble })
  }
  useCheckAgain(trouble?.kind === 'unknown' && !isPending ? check : undefined)

  const step = data?.kind === 'look' ? data.step : undefined
  return (
    <div className={styles['undo']}>
      <div className={styles['line']}>
        <span role={isPending ? 'status' : undefined} className={styles['text']}>
          {isPending && !trouble ? (
            `Undoing your change to ${visible(image)}…`
          ) : refused ? (
            <>
              Not undone. <SafeText text={explain(error)} />
            </>
          ) : (
            <SafeText text={message} />
          )}
        </span>
        {!isPending && !refused && !step && trouble?.kind !== 'unknown' && (
          <button type="button" className="button small" onClick={undo}>
            {trouble ? 'Try again' : 'Undo'}
          </button>
        )}
      </div>
      {(trouble ?? wait) && (
        <ChangeTrouble
          guarded={{ trouble, busy: isPending, wait, check }}
          {...{ project, image }}
          what="Not undone."
          whether={`your change to ${visible(image)} was undone`}
        />
      )}
      {step && (
        <UndoDialog
          step={step}
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

/** A later change prevents it, so trying again wouldn't help. */
const isRefused = (error: Error | null) => error instanceof NotUndone || error instanceof Replaced

function troubleOf(
  { step }: Outcome,
  data: Undone | undefined,
  error: Error | null,
): Trouble | undefined {
  if (data?.kind === 'failed' || data?.kind === 'unknown') return data
  if (error instanceof NotKnown) return error.trouble
  return error ? { kind: 'failed', made: [], error, step } : undefined
}
