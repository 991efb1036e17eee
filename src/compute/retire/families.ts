/** The families of a project as the planner goes through them: in order of name, each newest first, with ages. */
import type { Families } from '../families.ts'
import type { Image } from '../schema.ts'
import { parseTime } from '../time.ts'

export interface Member {
  image: Image
  /** ms since the epoch; NaN when it is not known. */
  created: number
}

export interface Members {
  family: string
  /** Newest first; one at least. */
  members: readonly Member[]
  /** What the family resolves to, as far as its members could be read. */
  head: Image | undefined
  /** Whether that is a guess: a member that could not be read whole may be the head. */
  isGuess: boolean
}

/** The families in order of name. Images without one are in none. */
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
