import { session } from '../../api/http/session.ts'
import { imagePath, selfLink } from '../../compute/links.ts'
import type { Image } from '../../compute/schema.ts'
import { count } from '../../text/count.ts'
import { toast } from '../../ui/toasts.ts'

/**
 * Copies the names of images, or their links as the API writes them, one per line, and confirms it
 * with a toast.
 */
export async function copyTexts(
  what: 'Name' | 'Link',
  project: string,
  images: readonly Pick<Image, 'name'>[],
): Promise<void> {
  const { universe } = session()
  const lines = images.map(({ name }) =>
    what === 'Name' ? name : selfLink(imagePath(project, name), universe),
  )
  try {
    await navigator.clipboard.writeText(lines.join('\n'))
    const copied = lines.length === 1 ? what : count(lines.length, what.toLowerCase())
    toast({ message: `${copied} copied.` })
  } catch {
    // Not allowed, or not available: the page was loaded over plain http.
    toast({ message: 'The browser did not allow copying.', tone: 'error' })
  }
}
