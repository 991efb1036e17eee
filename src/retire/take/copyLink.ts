import { toast } from '../../ui/toasts.ts'

/** Copies the plan's link and confirms it with a toast. @param link undefined while there is no plan */
export async function copyLink(link: string | undefined): Promise<void> {
  if (link === undefined) return
  try {
    await navigator.clipboard.writeText(link)
    toast({ message: 'Link copied.' })
  } catch {
    // Not allowed, or not available: the page was loaded over plain http.
    toast({ message: 'The browser did not allow copying.', tone: 'error' })
  }
}
