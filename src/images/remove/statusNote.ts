import type { Image } from '../../compute/schema.ts'

/** What an image's status means for deleting it, in a sentence; undefined for a READY one. */
export function statusNote({ status }: Image): string | undefined {
  switch (status) {
    case 'PENDING':
      return 'It is still being made. When it is ready, or has failed, it can be deleted; this follows it.'
    case 'FAILED':
      return 'It has failed: nothing can be made from it, and no family resolves to it.'
    case 'DELETING':
      return 'It is being deleted already.'
    default:
      return undefined
  }
}
