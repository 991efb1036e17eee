import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { Button } from '../../ui/Button.tsx'
import { imageQuery } from '../../api/images.ts'
import { nameTakenQuery } from '../../api/sources.ts'
import type { CreateForm } from '../model/form.ts'
import { nextName } from '../model/versions.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useNow } from '../../ui/useNow.ts'
import { visible } from '../../text/visible.ts'
import { ImageDialogs, loadDialogs, type ImageAction } from '../../images/actions/ImageDialogs.tsx'
import { focusIfLost } from '../../images/parts/catchFocus.ts'
import { useCreate } from '../parts/context.ts'

/**
 * Reports that the name is taken and offers a free one. A failed image keeps its name too; it can be
 * deleted here.
 * @param message shown unless the image with this name is a failed one
 */
export function NameTaken({ message }: { message: string }) {
  const { project, images } = useCreate()
  const { setValue } = useFormContext<CreateForm>()
  const name = useWatch<CreateForm, 'details.name'>({ name: 'details.name' }).trim()
  const client = useQueryClient()
  const now = useNow()
  const { data: image } = useQuery(imageQuery(project, name))
  const [action, setAction] = useState<ImageAction | null>(null)
  useEffect(() => () => void requestAnimationFrame(focusCreate), [])
  const failed = image?.status === 'FAILED'
  const free = nextName(name, new Set([name, ...images.map((each) => each.name)]), now)
  return (
    <>
      <Notice
        tone="error"
        action={
          <>
            {failed && (
              <Button
                small
                onPointerEnter={loadDialogs}
                onFocus={loadDialogs}
                onClick={() => setAction({ kind: 'delete', name })}
              >
                Delete failed image…
              </Button>
            )}
            <Button small onClick={() => setValue('details.name', free, { shouldDirty: true })}>
              Use {free}
            </Button>
          </>
        }
      >
        {failed
          ? `${visible(name)} couldn’t be created, but the failed image still has this name.`
          : message}
      </Notice>
      <ImageDialogs
        project={project}
        action={action}
        onAction={setAction}
        onDeleted={() =>
          void client.invalidateQueries({ queryKey: nameTakenQuery(project, name).queryKey })
        }
      />
    </>
  )
}

/** The pressed button disappears with the notice, so the focus moves to the Create button. */
const focusCreate = (): void => focusIfLost(document.querySelector<HTMLElement>('[data-create]'))
