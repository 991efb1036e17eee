/** Which snapshots belong to a family: those its images, or the disks behind its images, come from. */
import { linkPath, parseLink } from '../../compute/links.ts'
import type { Image, Snapshot } from '../../compute/schema.ts'

/**
 * Names of the snapshots that a family’s images were created from, and of all other snapshots of the
 * same disks.
 * @param members the family’s images
 * @param project of the snapshots, and for links that name none
 */
export function familySnapshots(
  snapshots: readonly Snapshot[],
  members: readonly Image[],
  project: string,
): Set<string> {
  const pathOf = (link: string | undefined) => {
    const parsed = link === undefined ? null : parseLink(link, project)
    return parsed ? linkPath(parsed) : ''
  }
  const used = new Set(members.map(({ sourceSnapshot }) => pathOf(sourceSnapshot)))
  const own = snapshots.filter(({ name }) =>
    used.has(`projects/${project}/global/snapshots/${name}`),
  )
  const disks = new Set([
    ...members.map(({ sourceDisk }) => pathOf(sourceDisk)),
    ...own.map(({ sourceDisk }) => pathOf(sourceDisk)),
  ])
  disks.delete('')
  const sameDisk = snapshots.filter(({ sourceDisk }) => disks.has(pathOf(sourceDisk)))
  return new Set([...own, ...sameDisk].map(({ name }) => name))
}
