import { recreateRequest } from '../../compute/changes/recreate.ts'
import { jsonText } from '../../compute/commands/text.ts'
import type { Image } from '../../compute/schema.ts'
import { visible } from '../../text/visible.ts'
import { Button } from '../../ui/Button.tsx'
import { CodeBlock } from '../../ui/CodeBlock.tsx'
import { DialogShell } from '../../ui/DialogShell.tsx'
import { noRecipe, RecipeLacks } from '../parts/RecipeLacks.tsx'
import styles from './RecipeDialog.module.css'

interface RecipeDialogProps {
  image: Image
  onClose(): void
}

/** The request that would recreate a deleted image, and what it can't bring back. */
export default function RecipeDialog({ image, onClose }: RecipeDialogProps) {
  const request = recreateRequest(image)
  return (
    <DialogShell
      title={<>Recipe of {visible(image.name)}</>}
      large="low"
      onClose={onClose}
      actions={
        <Button look="primary" onClick={onClose}>
          Close
        </Button>
      }
    >
      <div className={styles['recipe']}>
        <p>
          The image’s data is gone and can’t be restored. This is the body of an{' '}
          <code>images.insert</code> request that creates an image of the same name from the same
          source, if that still exists with the same content. The new image gets a new ID; state and
          access aren’t restored.
        </p>
        {request ? (
          <>
            <CodeBlock label={`Request to recreate ${image.name}`} code={jsonText(request)} />
            <RecipeLacks image={image} />
          </>
        ) : (
          <p className="muted">{noRecipe(image)}</p>
        )}
      </div>
    </DialogShell>
  )
}
