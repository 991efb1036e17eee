import type { Preview } from '../../compute/changes/preview.ts'
import { useImages } from '../../api/useImages.ts'
import type { Image } from '../../compute/schema.ts'
import { BreakingLine } from '../compare/BreakingLine.tsx'
import { useReplacement } from './useReplacement.ts'
import { replacementLink } from './form.ts'

interface ReplacementDifferencesProps {
  project: string
  image: Image
  /** The replacement as typed; '' if the state has none. */
  text: string
  /** Families whose new heads are compared already. */
  shown: Preview
}

/** What can break for those who follow the replacement, if it is one of the project's images. */
export function ReplacementDifferences(props: ReplacementDifferencesProps) {
  const { project, image, text, shown } = props
  const found = useReplacement(project, image, text, useImages(project)).image
  const isOwn = replacementLink(text.trim(), project)?.project === project
  if (!found || !isOwn || found.name === image.name) return null
  if (
    shown.changes.some(
      ({ before, after }) => before?.name === image.name && after?.name === found.name,
    )
  ) {
    return null
  }
  return <BreakingLine project={project} before={image.name} after={found.name} />
}
