/** How creating an image changes its family’s head: shown while filling in the form, and checked again before sending. */
import type { ImageChange } from '../../compute/changes/change.ts'
import { foresee, type Preview } from '../../compute/changes/preview.ts'
import type { Image } from '../../compute/schema.ts'
import type { CreateForm } from './form.ts'

/**
 * The head of the form’s family before and after. An image that isn’t published yet leaves the head as
 * it is; the preview then shows that head as both.
 * @param members of the family; undefined if they couldn’t be loaded
 * @returns null without a family
 */
export function createPreview(
  { name, family, publish }: Pick<CreateForm['details'], 'name' | 'family' | 'publish'>,
  project: string,
  members: readonly Image[] | undefined,
): Preview | null {
  const joined = family.trim()
  if (joined === '') return null
  const image = name.trim() || 'this image'
  const insert: ImageChange = {
    target: { project, image },
    change: { kind: 'insert', image: { name: image, family: joined } },
  }
  const ground = { images: new Map<string, Image>(), families: new Map([[joined, members]]) }
  const preview = foresee([insert], ground)
  if (publish === 'whenReady') return preview
  const changes = preview.changes.map((change) => ({ ...change, after: change.before }))
  return { ...preview, changes, matters: false, text: JSON.stringify(changes.map(headNames)) }
}

const headNames = ({ before }: Preview['changes'][number]) => before?.name
