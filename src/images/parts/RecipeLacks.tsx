import { isSourceUnread, missingInRecipe } from '../../compute/changes/recreate.ts'
import type { Image } from '../../compute/schema.ts'
import { clipText, visible } from '../../text/visible.ts'
import { Notice } from '../../ui/Notice.tsx'

/** What the request that would recreate an image lacks because it couldn’t be read. */
export function RecipeLacks({ image }: { image: Image }) {
  const missing = missingInRecipe(image)
  if (missing.length === 0) return null
  return (
    <Notice tone="warning">
      Missing, because it couldn’t be read: {visible(clipText(missing.join(', '), 400))}.
    </Notice>
  )
}

/** Why there is no such request. */
export const noRecipe = (image: Image): string =>
  `${
    isSourceUnread(image)
      ? 'What the image was created from couldn’t be read'
      : 'The image doesn’t say what it was created from'
  }, so there is no request to recreate it.`
