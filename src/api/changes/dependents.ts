/** What else tells of images that were read after a change: written where it can be worked out, else asked again. */
import type { QueryClient } from '@tanstack/react-query'
import { headOf } from '../../compute/family.ts'
import type { Image } from '../../compute/schema.ts'
import { imageKeys, partOf } from '../keys.ts'

/** By name; undefined for one that is gone. */
type Images = ReadonlyMap<string, Image | undefined>

const OF_ONE_IMAGE: ReadonlySet<unknown> = new Set([
  'policy',
  'permissions',
  'taken',
  'facts',
  'today',
])

/**
 * Brings the queries that tell of these images up to date, all but the lists and the images themselves.
 * @param asked families whose heads were just asked for
 */
export function settleDependents(
  client: QueryClient,
  project: string,
  images: Images,
  asked: ReadonlySet<string>,
): void {
  settleAliases(client, project, images)
  const families = byFamily(images)
  settleMembers(client, project, images, families)
  settleHeads(client, project, images, families, asked)
  const isGone = [...images.values()].includes(undefined)
  const sources = new Set<unknown>([...images.values()].map((image) => image?.sourceImageId))
  const names: ReadonlyMap<unknown, unknown> = images
  void client.invalidateQueries({
    queryKey: imageKeys.project(project),
    predicate: ({ queryKey }) => {
      const { part, subject } = partOf(queryKey)
      if (part === 'madeFrom') return isGone || sources.has(subject)
      return OF_ONE_IMAGE.has(part) && names.has(subject)
    },
  })
}

/** An image that is shown by its id is another query than the one by its name. */
function settleAliases(client: QueryClient, project: string, images: Images): void {
  const queryKey = imageKeys.images(project)
  for (const [key, shown] of client.getQueriesData<Image>({ queryKey })) {
    if (!shown || !images.has(shown.name) || partOf(key).subject === shown.name) continue
    const now = images.get(shown.name)
    if (now && now.id === shown.id) client.setQueryData(key, now)
    else void client.invalidateQueries({ queryKey: key, exact: true })
  }
}

/** The images that there are, by family: each list of members then takes its own alone. */
function byFamily(images: Images): ReadonlyMap<unknown, readonly Image[]> {
  const families = new Map<unknown, Image[]>()
  for (const image of images.values()) {
    if (image?.family === undefined) continue
    const members = families.get(image.family)
    if (members) members.push(image)
    else families.set(image.family, [image])
  }
  return families
}

function settleMembers(
  client: QueryClient,
  project: string,
  images: Images,
  families: ReturnType<typeof byFamily>,
): void {
  const queryKey = imageKeys.everyMembers(project)
  for (const [key, members] of client.getQueriesData<Image[]>({ queryKey })) {
    const now = families.get(partOf(key).subject)
    if (members) client.setQueryData(key, membersNow(members, images, now))
  }
}

/** Members, with these images as they are now. */
const membersNow = (
  members: readonly Image[],
  images: Images,
  now: readonly Image[] = [],
): readonly Image[] => [...members.filter(({ name }) => !images.has(name)), ...now]

/** A head stays what it is, with what has changed of it, or the service is asked which image it is now. */
function settleHeads(
  client: QueryClient,
  project: string,
  images: Images,
  families: ReturnType<typeof byFamily>,
  asked: ReadonlySet<string>,
): void {
  const queryKey = imageKeys.families(project)
  for (const [key, head] of client.getQueriesData<Image | null>({ queryKey })) {
    const family = partOf(key).subject
    if (head === undefined || (typeof family === 'string' && asked.has(family))) continue
    const next = headOf(membersNow(head ? [head] : [], images, families.get(family)))
    if (next?.name !== head?.name) void client.invalidateQueries({ queryKey: key, exact: true })
    else if (next && next !== head) client.setQueryData(key, next)
  }
}
