import { keepConventions } from '../images/conventions/source.ts'
import { toast } from '../ui/toasts.ts'

export const NOT_KEPT = 'The browser didn’t save this: its storage is blocked or full.'

/** Keeps rules where no dialog is open, and says so if that isn’t possible. */
export function keepOrTell(project: string, text: string): void {
  if (!keepConventions(project, text)) toast({ message: NOT_KEPT, tone: 'error' })
}
