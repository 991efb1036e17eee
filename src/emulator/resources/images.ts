/** The basic methods of images: get, get a family’s head, delete. */
import { imagePath } from '../../compute/links.ts'
import { notFound, notReady } from '../base/errors.ts'
import { changeable, startOnce } from './change.ts'
import { JsonText, rowOf, type Answer, type Call } from './context.ts'

/** images.get */
export const getImage = (call: Call) => new JsonText(rowOf(call, 'images').json)

/** images.getFromFamily: the newest READY image of the family that is not deprecated. */
export const getFromFamily = (call: Call) => new JsonText(headOf(call))

/** imageFamilyViews.get: the same, for a zone; there are no zonal rollouts here. */
export const getFamilyView = (call: Call) => new JsonText(`{"image":${headOf(call)}}`)

function headOf({ world, project, name }: Call): string {
  const row = world.store.head(project, name)
  if (!row) throw notFound(imagePath(project, `family/${name}`))
  return row.json
}

/** images.delete: DELETING immediately, gone when the operation has ended. */
export function deleteImage(call: Call): Answer {
  return startOnce(call, `delete ${call.name}`, () => {
    const image = changeable(call)
    const { status = 'READY' } = image
    if (status === 'PENDING') throw notReady(imagePath(call.project, image.name))
    call.world.store.put('images', call.project, { ...image, status: 'DELETING' })
    return { start: { type: 'delete', image }, change: { type: 'delete', status } }
  })
}
