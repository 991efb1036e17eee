/** What creating an image does to the head of its family: shown while the form is filled in, and looked at once more before it is sent. */
import type { Step } from '../../compute/changes/heads.ts'
import { foresee, type Preview } from '../../compute/changes/preview.ts'
import type { Image } from '../../compute/schema.ts'
import type { CreateForm } from './form.ts'

/**
 * The preview of the form's family. An image that is created dark leaves the head as it is: it is then
 * told what that is.
 * @param members of the family; undefined when they could not be read
 * @returns null without a family
 */
export function createPreview(
  { name, family, dark }: CreateForm['details'],
  project: string,
  members: readonly Image[] | undefined,
): Preview | null {
  const joined = family.trim()
  if (joined === '') return null
  const image = name.trim() || 'this image'
  const insert: Step = {
    target: { project, image },
    change: { kind: 'insert', image: { name: image, family: joined } },
  }
  const ground = { images: new Map<string, Image>(), families: new Map([[joined, members]]) }
  const preview = foresee([insert], ground)
  if (dark === 'no') return preview
  const changes = preview.changes.map((change) => ({ ...change, after: change.before }))
  return { ...preview, changes, matters: false, text: JSON.stringify(changes.map(headNames)) }
}

const headNames = ({ before }: Preview['changes'][number]) => before?.name
