/** The images of a project by family, each family newest first, with what the planner asks of them again and again. */
import { compareIds, headOf, headUnknown } from '../family.ts'
import type { Image } from '../schema.ts'
import { parseTime } from '../time.ts'
import { isUnread, unreadFields } from '../unread.ts'

export interface Member {
  image: Image
  /** ms since the epoch; NaN when it is not known. */
  created: number
}

export interface Members {
  family: string
  /** Newest first. */
  members: readonly Member[]
  /** What the family resolves to, unless that is a guess. */
  head: Image | undefined
  /** Whether a member may be the head that could not be read whole. */
  isGuess: boolean
}

/** The families in order of name. Images without one are in none. */
export function familiesOf(images: Iterable<Image>): Members[] {
  const byName = new Map<string, Image>()
  for (const image of images) byName.set(image.name, image)
  const groups = new Map<string, Member[]>()
  const strays: Image[] = []
  for (const image of byName.values()) {
    if (isUnread(image, 'family')) strays.push(image)
    if (!image.family) continue
    const member = { image, created: parseTime(image.creationTimestamp ?? '') }
    const group = groups.get(image.family)
    if (group) group.push(member)
    else groups.set(image.family, [member])
  }
  return [...groups.keys()].sort().map((family) => {
    const members = (groups.get(family) ?? []).sort(newestFirst)
    const all = members.map(({ image }) => image)
    const isWhole = strays.length === 0 && all.every((image) => unreadFields(image).length === 0)
    return { family, members, head: headOf(all), isGuess: !isWhole && headUnknown(all, strays) }
  })
}

const timeOf = ({ created }: Member) => (Number.isNaN(created) ? -Infinity : created)

const newestFirst = (a: Member, b: Member): number => {
  const [x, y] = [timeOf(a), timeOf(b)]
  return x === y ? compareIds(b.image.id, a.image.id) : y - x
}
