/** What "Search or jump" finds: pure, so that ranking can be tested. */
import { byAge } from '../compute/family.ts'
import type { Image } from '../compute/schema.ts'

export interface JumpTarget {
  kind: 'image' | 'family' | 'project'
  name: string
  /** For an image: the image itself. */
  image?: Image
}

const MOST = 50

/**
 * Targets whose name contains the typed words, best first: the exact name, then prefixes, then
 * anywhere; families before their images, other projects last; then by name, with numbers in
 * numeric order.
 */
export function jumpTargets(
  text: string,
  images: Iterable<Image>,
  projects: readonly string[],
): JumpTarget[] {
  const wanted = text.trim().toLowerCase()
  const families = new Set<string>()
  const best = new Best(byRank)
  const add = (target: JumpTarget) => {
    const rank = rankOf(target.name, wanted)
    if (rank >= 0) best.add({ target, rank })
  }
  for (const image of images) {
    if (image.family) families.add(image.family)
    add({ kind: 'image', name: image.name, image })
  }
  for (const name of families) add({ kind: 'family', name })
  for (const name of projects) add({ kind: 'project', name })
  return best.items.map(({ target }) => target)
}

/**
 * What is offered before anything is typed: recently opened pages, then the newest images.
 * @param recent newest first; deleted ones are left out
 * @param whole whether `images` is complete: an image that isn't in it is then gone
 */
export function firstTargets(
  recent: readonly JumpTarget[],
  images: readonly Image[],
  whole: boolean,
): JumpTarget[] {
  const byName = new Map(images.map((image) => [image.name, image]))
  const families = new Set(images.map(({ family }) => family))
  const opened = recent.flatMap(({ kind, name }): JumpTarget[] => {
    const image = byName.get(name)
    if (kind === 'image' && image) return [{ kind, name, image }]
    const isThere = kind === 'family' ? families.has(name) : false
    return isThere || !whole ? [{ kind, name }] : []
  })
  const shown = new Set(opened.map(({ image }) => image))
  const newest = new Best(byAge)
  for (const image of images) if (!shown.has(image)) newest.add(image)
  const others = newest.items.map((image): JumpTarget => ({
    kind: 'image',
    name: image.name,
    image,
  }))
  return [...opened, ...others].slice(0, MOST)
}

interface Ranked {
  target: JumpTarget
  rank: number
}

const KIND_RANK = { family: 0, image: 1, project: 2 }
const { compare } = new Intl.Collator('en', { numeric: true })

const byRank = (a: Ranked, b: Ranked) =>
  a.rank - b.rank ||
  KIND_RANK[a.target.kind] - KIND_RANK[b.target.kind] ||
  compare(a.target.name, b.target.name)

function rankOf(name: string, wanted: string): number {
  if (name === wanted) return 0
  if (name.startsWith(wanted)) return 1
  return name.includes(wanted) ? 2 : -1
}

/** Keeps the best few of many: sorting 100,000 names to get fifty takes a second. */
class Best<T> {
  readonly items: T[] = []
  readonly #order: (a: T, b: T) => number

  constructor(order: (a: T, b: T) => number) {
    this.#order = order
  }

  add(item: T): void {
    const { items } = this
    const last = items.at(-1)
    if (items.length === MOST && last !== undefined && this.#order(item, last) >= 0) return
    const at = items.findLastIndex((each) => this.#order(each, item) <= 0) + 1
    items.splice(at, 0, item)
    if (items.length > MOST) items.pop()
  }
}
