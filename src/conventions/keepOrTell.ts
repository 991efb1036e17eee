import { downloadText } from '../browser/download.ts'
import { keepConventions } from '../images/conventions/source.ts'
import { toast } from '../ui/toasts.ts'

export const NOT_KEPT = 'The browser didn’t save this: its storage is blocked or full.'

const TOLD = {
  lost: NOT_KEPT,
  moved: 'These rules weren’t saved, because another tab has saved others in the meantime.',
}

/** Keeps rules where there are none and no dialog is open; if that isn’t possible, says so and offers them. */
export function keepOrTell(project: string, text: string): void {
  const result = keepConventions(project, text, null)
  if (result === 'kept') return
  const run = () => downloadText('conventions.json', text, 'application/json')
  toast({ message: TOLD[result], tone: 'error', action: { label: 'Download them', run } })
}
