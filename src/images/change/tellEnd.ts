/** Says how a change ended if its dialog was closed, or its page left, while it ran. */
import type { Verdict } from '../../api/changes/guard.ts'
import { NotKnown } from '../../api/changes/make.ts'
import { explainBriefly } from '../../api/http/error.ts'
import type { StopReason } from '../../compute/changes/stands.ts'
import { capital } from '../../text/capital.ts'
import { listed } from '../../text/listed.ts'
import { visible } from '../../text/visible.ts'
import { keepToast, toast } from '../../ui/toasts.ts'

/** Why nothing was sent, although nothing failed. */
export const STOP_TEXTS: Record<StopReason, string> = {
  moved: 'The family has changed in the meantime.',
  overtaken: 'Someone else changed the same fields in the meantime.',
  replaced: 'The image was deleted, and another one created under its name.',
  unread: 'What this would replace couldn’t be read.',
}

const NOW_WHAT: Partial<Record<StopReason, string>> = {
  moved: 'Check what this does to it now, then press again.',
  replaced: 'Close this and look at that one first.',
}

/** Why changes stopped, and what to do. @param made how many were made before */
export const stoppedText = (why: StopReason, made: number): string =>
  `${STOP_TEXTS[why]} ${NOW_WHAT[why] ?? (made === 0 ? 'Nothing was sent.' : 'Nothing more was sent.')}`

/**
 * Says, in a toast that stays, that not all changes were made, or that it isn’t known whether they were.
 * @param made the images changed before, in earlier attempts too
 */
export function tellEnd(verdict: Verdict, made: readonly string[]): void {
  if (verdict.kind === 'done') return
  const { target, change } = verdict.step
  const name = visible(target.image)
  const verb = change.kind === 'delete' ? 'deleted' : 'changed'
  if (verdict.kind === 'unknown') return tell(unknown(`${name} was`, verb), verdict.error)
  const why = verdict.kind === 'stopped' ? new Error(STOP_TEXTS[verdict.why]) : verdict.error
  const before = [...new Set(made)].map((image) => visible(image))
  const partly = before.length > 0 ? `${listed(before, 'and')} changed, but ` : ''
  tell(`${partly}${name} was not ${verb}.`, why)
}

/**
 * The same for what has words of its own: `tellNotDone('the labels of web-1 were', 'saved', error)`.
 * @param isKnown whether it is known that it wasn’t done
 */
export const tellNotDone = (
  what: string,
  verb: string,
  why: Error,
  isKnown = !(why instanceof NotKnown),
): void => tell(isKnown ? `${capital(what)} not ${verb}.` : unknown(what, verb), why)

const unknown = (what: string, verb: string) => `It is not known whether ${what} ${verb}.`

const tell = (what: string, why: Error) =>
  keepToast(toast({ message: `${what} ${explainBriefly(why)}`, tone: 'error' }))
