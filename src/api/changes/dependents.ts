/**
 * What else depends on images read back after a change: updated where it can be computed, otherwise
 * refetched.
 */
import type { QueryClient } from '@tanstack/react-query'
import { headOf } from '../../compute/family.ts'
import type { Image } from '../../compute/schema.ts'
import { imageKeys, partOf } from '../keys.ts'
import { outdate } from '../outdate.ts'
import { settleEach } from './settleEach.ts'

/** By name; undefined for one that was deleted. */
type Images = ReadonlyMap<string, Image | undefined>

/** Known of any name: whether it is taken, and what it stands for now, if anything. */
const OF_A_NAME: ReadonlySet<unknown> = new Set(['taken', 'facts', 'today'])
/** Known only while the image exists. */
const OF_AN_IMAGE: ReadonlySet<unknown> = new Set(['policy', 'permissions'])

/**
 * Brings the queries that depend on these images up to date, except the full list and the images
 * themselves.
 * @param asked families whose heads were just read
 */
export function settleDependents(
  client: QueryClient,
  project: string,
  images: Images,
  asked: ReadonlySet<string>,
): void {
  settleAliases(client, project, images)
  const now = membersNow(images)
  settleMembers(client, project, now)
  settleHeads(client, project, now, asked)
  const isGone = [...images.values()].includes(undefined)
  const sources = new Set<unknown>([...images.values()].map((image) => image?.sourceImageId))
  const names: ReadonlyMap<unknown, unknown> = images
  void outdate(client, {
    queryKey: imageKeys.project(project),
    predicate: ({ queryKey }) => {
      const { part, subject } = partOf(queryKey)
      // Only the service knows whether an image still matches a filter.
      if (part === 'list') return subject !== ''
      if (part === 'madeFrom') return isGone || sources.has(subject)
      if (OF_A_NAME.has(part)) return names.has(subject)
      return OF_AN_IMAGE.has(part) && names.get(subject) !== undefined
    },
  })
  if (!isGone) return
  // Reading these of an image that is gone would fail.
  void outdate(client, {
    queryKey: imageKeys.project(project),
    refetchType: 'none',
    predicate: ({ queryKey }) => {
      const { part, subject } = partOf(queryKey)
      return OF_AN_IMAGE.has(part) && names.has(subject) && names.get(subject) === undefined
    },
  })
}

/** An image opened by its id is a different query from the one by its name. */
function settleAliases(client: QueryClient, project: string, images: Images): void {
  const queryKey = imageKeys.images(project)
  settleEach<Image>(client, queryKey, (key, shown) => {
    if (!images.has(shown.name) || partOf(key).subject === shown.name) return
    const now = images.get(shown.name)
    if (now && now.id === shown.id) client.setQueryData(key, now)
    else void outdate(client, { queryKey: key, exact: true })
  })
}

function settleMembers(client: QueryClient, project: string, now: MembersNow): void {
  const queryKey = imageKeys.everyMembers(project)
  settleEach<Image[]>(client, queryKey, (key, members) => {
    client.setQueryData(key, now(members, partOf(key).subject))
  })
}

/** A family's members, updated with what was read since. */
type MembersNow = (members: readonly Image[], family: unknown) => Image[]

function membersNow(images: Images): MembersNow {
  const byFamily = new Map<unknown, Image[]>()
  for (const image of images.values()) {
    if (!image?.family) continue
    const members = byFamily.get(image.family)
    if (members) members.push(image)
    else byFamily.set(image.family, [image])
  }
  return (members, family) => [
    ...members.filter(({ name }) => !images.has(name)),
    ...(byFamily.get(family) ?? []),
  ]
}

/** A head that certainly stays the head is updated in place; otherwise the service is asked. */
function settleHeads(
  client: QueryClient,
  project: string,
  now: MembersNow,
  asked: ReadonlySet<string>,
): void {
  const queryKey = imageKeys.families(project)
  settleEach<Image | null>(client, queryKey, (key, head) => {
    const family = partOf(key).subject
    if (typeof family === 'string' && asked.has(family)) return
    const next = headOf(now(head ? [head] : [], family))
    if (next?.name !== head?.name) void outdate(client, { queryKey: key, exact: true })
    else if (next && next !== head) client.setQueryData(key, next)
  })
}
