/** The images of a project, arranged for finding them by name. */
import { isActive } from '../compute/deprecation.ts'
import { Families } from '../compute/families.ts'
import { canBeHead } from '../compute/family.ts'
import type { Image } from '../compute/schema.ts'
import { isUnread } from '../compute/unread.ts'
import { namesOf, type Names } from './names.ts'

export interface Estate {
  images: readonly Image[]
  /** Those of `images`, in the same order. */
  imageNames: Names
  families: readonly string[]
  familyNames: Names
  /** Whether these are all images: heads are only known then. */
  isWhole: boolean
  /** By family. */
  members: ReadonlyMap<string, readonly Image[]>
  /** Images whose family couldn't be read: each may be a member of any. */
  strays: readonly Image[]
  /** The heads found so far, by family; null for none. */
  heads: Map<string, Image | null>
}

/** @param isWhole whether these are all images of the project, and all could be read */
export function estateOf(images: readonly Image[], isWhole: boolean): Estate {
  const members = new Map<string, Image[]>()
  const strays: Image[] = []
  for (const image of images) {
    const { family } = image
    if (family) {
      const others = members.get(family)
      if (others) others.push(image)
      else members.set(family, [image])
    } else if (isUnread(image, 'family')) strays.push(image)
  }
  const families = [...members.keys()]
  return {
    images,
    imageNames: namesOf(
      images.map(({ name }) => name),
      (index) => !isActive(images[index] ?? {}),
    ),
    families,
    familyNames: namesOf(families, () => false),
    isWhole,
    members,
    strays,
    heads: new Map(),
  }
}

/** Whether an image is its family's head; false if that isn't known. Computed once per family. */
export function isHead(estate: Estate, image: Image): boolean {
  const { family } = image
  if (!family || !estate.isWhole || !canBeHead(image)) return false
  const known = estate.heads.get(family)
  if (known !== undefined) return known === image
  const families = Families.of([...(estate.members.get(family) ?? []), ...estate.strays])
  const head = families.isGuess(family) ? undefined : families.family(family).head
  estate.heads.set(family, head ?? null)
  return head === image
}
