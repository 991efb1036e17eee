/** What "Search or jump" finds: pure, so that ranking can be tested. */
import type { Image } from '../compute/schema.ts'

export interface JumpTarget {
  kind: 'image' | 'family' | 'project'
  name: string
}

const MOST = 50

/**
 * Targets whose name holds the words typed, best first: the whole name, then a beginning, then
 * anywhere; families before their images, images by name, other projects last.
 */
export function jumpTargets(
  text: string,
  images: Iterable<Image>,
  projects: readonly string[],
): JumpTarget[] {
  const wanted = text.trim().toLowerCase()
  const families = new Set<string>()
  const found: (JumpTarget & { rank: number })[] = []
  const add = (kind: JumpTarget['kind'], name: string) => {
    const rank = rankOf(name, wanted)
    if (rank >= 0) found.push({ kind, name, rank })
  }
  for (const image of images) {
    if (image.family) families.add(image.family)
    add('image', image.name)
  }
  for (const family of families) add('family', family)
  for (const project of projects) add('project', project)
  found.sort((a, b) => a.rank - b.rank || KIND_RANK[a.kind] - KIND_RANK[b.kind] || compare(a, b))
  return found.slice(0, MOST).map(({ kind, name }) => ({ kind, name }))
}

const KIND_RANK = { family: 0, image: 1, project: 2 }

function rankOf(name: string, wanted: string): number {
  if (name === wanted) return 0
  if (name.startsWith(wanted)) return 1
  return name.includes(wanted) ? 2 : -1
}

const compare = (a: JumpTarget, b: JumpTarget) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
