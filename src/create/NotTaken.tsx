import { useQuery } from '@tanstack/react-query'
import { imageQuery } from '../api/images.ts'
import { clipText, visible } from '../text/visible.ts'
import { Notice } from '../ui/Notice.tsx'
import { notTaken } from './model/prefill.ts'

interface NotTakenProps {
  project: string
  /** The image that the form’s is a newer version of. */
  image: string
}

/** Says what the form lacks because it couldn’t be read: nobody would notice otherwise. */
export function NotTaken({ project, image }: NotTakenProps) {
  const { data } = useQuery(imageQuery(project, image))
  const fields = data ? notTaken(data) : []
  if (fields.length === 0) return null
  return (
    <Notice tone="warning">
      Not taken over from {visible(image)}, because it couldn’t be read:{' '}
      {visible(clipText(fields.join(', '), 400))}.
    </Notice>
  )
}
