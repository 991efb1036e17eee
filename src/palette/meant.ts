/** The images that an action would apply to: those selected on the page, or the one that is open or focused. */
import type { QueryClient } from '@tanstack/react-query'
import { imageFromLists, imageQuery, imagesQuery } from '../api/images.ts'
import { membersFilter } from '../api/members.ts'
import { distinct } from '../api/useImages.ts'
import type { Image } from '../compute/schema.ts'
import { placeOf, selectionStore } from '../images/table/memory.ts'
import type { Selection } from '../images/table/selection.ts'

/** What the current page says about which images it shows. */
export interface Place {
  project: string
  image: string | undefined
  family: string | undefined
  /** The list's filter expression, if it is the list of a project. */
  list: string | undefined
  /** Its position in the browser history. */
  entry: number
}

export interface Meant {
  images: readonly Image[]
  /** They are selected on this page, named as in `memory.ts`; otherwise it is one that is open or focused. */
  selectedOn?: string
}

const NOTHING: Meant = { images: [] }

/** What is selected, or else open. */
export function meantAt(client: QueryClient, place: Place): Meant {
  const { project, image } = place
  if (image !== undefined) {
    const found =
      client.getQueryData(imageQuery(project, image).queryKey) ??
      imageFromLists(client, project, image)
    return found ? { images: [found] } : NOTHING
  }
  const page = pageOf(place)
  if (page === undefined) return NOTHING
  const images = selectedIn(listedAt(client, place), selectionStore.get(page))
  return images.length > 0 ? { images, selectedOn: page } : NOTHING
}

/** The same, or else the image of the row that has the focus. */
export function meantByKey(client: QueryClient, place: Place): Meant {
  const meant = meantAt(client, place)
  if (meant.images.length > 0 || !document.activeElement?.closest('main [data-index]')) return meant
  const key = placeOf(pageOf(place) ?? '', place.entry)?.key
  const focused = listedAt(client, place).find((image) => keyOf(image) === key)
  return focused ? { images: [focused] } : NOTHING
}

/** Selects only these images, by name, of those that are meant. */
export function selectOnly({ images, selectedOn }: Meant, names: ReadonlySet<string>): void {
  if (selectedOn === undefined) return
  const wanted = images.filter(({ name }) => names.has(name))
  selectionStore.set(selectedOn, { keys: new Set(wanted.map(keyOf)) })
}

/** As entries of tables have it. */
const keyOf = ({ id, name }: Image) => id ?? name

function pageOf({ project, family, list }: Place): string | undefined {
  if (family !== undefined) return `${project}/${family}`
  return list === undefined ? undefined : project
}

/** The images in the table of the page, as far as they have been read, each once. */
function listedAt(client: QueryClient, { project, family, list = '' }: Place): readonly Image[] {
  const filter = family === undefined ? list : membersFilter(family)
  const pages = client.getQueryData(imagesQuery(project, filter).queryKey)?.pages ?? []
  return distinct(pages)
}

function selectedIn(listed: readonly Image[], { all, keys }: Selection): Image[] {
  if (!all && keys.size === 0) return []
  const isIn = all ? new Set(all.flatMap(({ key }) => (keys.has(key) ? [] : key))) : keys
  return listed.filter((image) => isIn.has(keyOf(image)))
}
