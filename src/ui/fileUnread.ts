import { asError } from '../text/asError.ts'
import { toast } from './toasts.ts'

/** Says that a chosen file couldn't be read: it was moved since, or may not be opened. */
export function fileUnread(error: unknown): void {
  toast({ message: `The file couldn’t be read: ${asError(error).message}`, tone: 'error' })
}
