import type { Image } from '../../compute/schema.ts'

/** What an image's status means for deleting it, as a sentence; undefined for a READY one. */
export function statusNote({ status }: Image): string | undefined {
  switch (status) {
    case 'PENDING':
      return 'It is still being created. You can delete it once it is ready or has failed.'
    case 'FAILED':
      return 'Its creation failed: nothing can be created from it, and no family resolves to it.'
    case 'DELETING':
      return 'It is already being deleted.'
    default:
      return undefined
  }
}
