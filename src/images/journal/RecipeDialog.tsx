import { recreateRequest } from '../../compute/changes/recreate.ts'
import { jsonText } from '../../compute/commands/text.ts'
import type { Image } from '../../compute/schema.ts'
import { visible } from '../../text/visible.ts'
import { Button } from '../../ui/Button.tsx'
import { CodeBlock } from '../../ui/CodeBlock.tsx'
import { DialogShell } from '../../ui/DialogShell.tsx'

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
      onClose={onClose}
      actions={
        <Button look="primary" onClick={onClose}>
          Close
        </Button>
      }
    >
      <p>
        The image’s data is gone and can’t be restored. This is the body of an images.insert request
        that creates an image of the same name from the same source, if that still exists with the
        same content. It gets a new ID, and neither its state nor its access.
      </p>
      {request ? (
        <CodeBlock label={`Request to recreate ${image.name}`} code={jsonText(request)} />
      ) : (
        <p className="muted">
          The image didn’t say what it was created from, so there is no request to recreate it.
        </p>
      )}
    </DialogShell>
  )
}
