/** The images of a project, arranged for finding them by name. */
import { Families } from '../compute/families.ts'
import { canBeHead } from '../compute/family.ts'
import type { Image } from '../compute/schema.ts'
import { isUnread } from '../compute/unread.ts'
import { lettersOf, lower } from './fuzzy.ts'

/** A name with its lowercase, in which it is looked for. */
export interface Named {
  name: string
  low: string
  /** Those of `low`, as `lettersOf` returns them. */
  letters: number
}

export interface Estate {
  images: readonly (Named & { image: Image })[]
  families: readonly Named[]
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
  const all = images.map((image) => {
    const { name, family } = image
    if (family) {
      const others = members.get(family)
      if (others) others.push(image)
      else members.set(family, [image])
    } else if (isUnread(image, 'family')) strays.push(image)
    return { ...named(name), image }
  })
  const families = Array.from(members.keys(), named)
  return { images: all, families, isWhole, members, strays, heads: new Map() }
}

function named(name: string): Named {
  const low = lower(name)
  return { name, low, letters: lettersOf(low) }
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
