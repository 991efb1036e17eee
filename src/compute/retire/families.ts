/**
 * The families of a project in planning order: sorted by name, members newest first, with creation
 * times.
 */
import type { Families } from '../families.ts'
import type { Image } from '../schema.ts'
import { parseTime } from '../time.ts'

export interface Member {
  image: Image
  /** ms since the epoch; NaN if unknown. */
  created: number
}

export interface Members {
  family: string
  /** Newest first; at least one. */
  members: readonly Member[]
  /** What the family resolves to, as far as its members could be read. */
  head: Image | undefined
  /** Whether that is a guess: a partly read member may be the head. */
  isGuess: boolean
}

/** The families sorted by name. Images without a family are left out. */
export function* membersOf(images: Families): Generator<Members, void> {
  for (const name of [...images.names].sort()) {
    const { members, head } = images.family(name)
    if (members.length === 0) continue
    yield {
      family: name,
      members: members.map((image) => ({
        image,
        created: parseTime(image.creationTimestamp ?? ''),
      })),
      head,
      isGuess: images.isGuess(name),
    }
  }
}
