import { keepConventions } from '../images/conventions/source.ts'
import { toast } from '../ui/toasts.ts'

export const NOT_KEPT = 'The browser didn’t save this: its storage is blocked or full.'

const TOLD = {
  lost: NOT_KEPT,
  moved: 'These rules weren’t saved, because another tab has saved others in the meantime.',
}

/** Keeps rules where there are none and no dialog is open, and says so if that isn’t possible. */
export function keepOrTell(project: string, text: string): void {
  const result = keepConventions(project, text, null)
  if (result !== 'kept') toast({ message: TOLD[result], tone: 'error' })
}
