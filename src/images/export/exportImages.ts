import { downloadBlob } from '../../browser/download.ts'
import type { Format, Parts } from '../../compute/export/formats.ts'
import type { Image } from '../../compute/schema.ts'
import { count } from '../../text/count.ts'
import { fileName } from '../../text/fileName.ts'
import { asError } from '../../text/asError.ts'
import { toast } from '../../ui/toasts.ts'

/** ms of work before the page may do something else. */
const TURN = 12
/** Characters collected before they are handed to the browser, which may keep them on disk. */
const CHUNK = 1 << 20

/** Writes images in a format and saves them as a file; says when it is done, or why it isn’t. */
export async function exportImages(
  project: string,
  images: readonly Image[],
  format: Format,
): Promise<void> {
  const { label, extension, type, write } = format
  try {
    const blob = await blobOf(write(images, project), type)
    downloadBlob(fileName(`images-${project}`, extension), blob)
    toast({ message: `${count(images.length, 'image')} exported as ${label}.` })
  } catch (caught) {
    toast({ message: `Nothing was exported. ${asError(caught).message}`, tone: 'error' })
  }
}

async function blobOf(parts: Parts, type: string): Promise<Blob> {
  const blobs: Blob[] = []
  let text = ''
  let end = performance.now() + TURN
  for (const part of parts) {
    text += part
    if (text.length >= CHUNK) {
      blobs.push(new Blob([text]))
      text = ''
    }
    if (performance.now() < end) continue
    // Lets the page react.
    await new Promise((next) => setTimeout(next))
    end = performance.now() + TURN
  }
  return new Blob([...blobs, text], { type })
}
