import { toast } from './toasts.ts'

/** Copies a text, and says so in a toast. @param said `Link copied.` */
export async function copyText(text: string, said: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    toast({ message: said })
  } catch {
    // Not allowed, or not available: the page was loaded over plain http.
    toast({ message: 'The browser did not allow copying.', tone: 'error' })
  }
}
