import { useQuery } from '@tanstack/react-query'
import { imageQuery } from '../api/images.ts'
import { clipText, visible } from '../text/visible.ts'
import { Notice } from '../ui/Notice.tsx'
import { notCopied } from './model/prefill.ts'

interface NotCopiedProps {
  project: string
  /** The image that the form’s is a newer version of. */
  image: string
}

/** Says what the form lacks because it couldn’t be read: nobody would notice otherwise. */
export function NotCopied({ project, image }: NotCopiedProps) {
  const { data } = useQuery(imageQuery(project, image))
  const fields = data ? notCopied(data) : []
  if (fields.length === 0) return null
  return (
    <Notice tone="warning">
      Not copied from {visible(image)}, because it couldn’t be read:{' '}
      {visible(clipText(fields.join(', '), 400))}.
    </Notice>
  )
}
