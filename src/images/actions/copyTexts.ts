import { session } from '../../api/http/session.ts'
import { imagePath, selfLink } from '../../compute/links.ts'
import type { Image } from '../../compute/schema.ts'
import { count } from '../../text/count.ts'
import { copyText } from '../../ui/copyText.ts'

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
  const copied = lines.length === 1 ? what : count(lines.length, what.toLowerCase())
  await copyText(lines.join('\n'), `${copied} copied.`)
}
