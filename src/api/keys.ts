/**
 * The key of every query; no other file spells one out.
 *
 * Everything about a project's images is under `imageKeys.project(p)`, as `images, project, part,
 * subject`. A change to an image updates or invalidates every part it affects: `changes/cache.ts`.
 */
import type { ResourceLink } from '../compute/links.ts'

/** Keys of everything about a project's images. */
export const imageKeys = {
  project: (project: string) => ['images', project] as const,
  lists: (project: string) => ['images', project, 'list'] as const,
  list: (project: string, filter: string) => ['images', project, 'list', filter] as const,
  images: (project: string) => ['images', project, 'image'] as const,
  image: (project: string, image: string) => ['images', project, 'image', image] as const,
  families: (project: string) => ['images', project, 'family'] as const,
  family: (project: string, family: string) => ['images', project, 'family', family] as const,
  everyMembers: (project: string) => ['images', project, 'members'] as const,
  members: (project: string, family: string) => ['images', project, 'members', family] as const,
  madeFrom: (project: string, id: string) => ['images', project, 'madeFrom', id] as const,
  policy: (project: string, image: string) => ['images', project, 'policy', image] as const,
  permissions: (project: string, image: string) =>
    ['images', project, 'permissions', image] as const,
  taken: (project: string, name: string) => ['images', project, 'taken', name] as const,
}

/** Keys of a project's operations, which every change adds to. */
export const operationKeys = {
  project: (project: string) => ['images', project, 'operations'] as const,
  list: (project: string) => ['images', project, 'operations', 'list'] as const,
  recent: (project: string) => ['images', project, 'operations', 'recent'] as const,
  running: (project: string) => ['images', project, 'operations', 'running'] as const,
  of: (project: string, image: string) => ['images', project, 'operations', 'of', image] as const,
  operation: (project: string, name: string) =>
    ['images', project, 'operations', 'name', name] as const,
}

/** What was last seen of a project's changes; not under `imageKeys`, since changes made here don't affect it. */
export const liveKey = (project: string) => ['live', project] as const

/**
 * The members of many families as they were when a dialog opened; not under `imageKeys`, since it is
 * never shown again.
 */
export const manyMembersKey = (project: string, families: readonly string[]) =>
  ['manyMembers', project, families] as const

/** Keys of image sources. When the source is itself an image, the key is under `imageKeys`. */
export const sourceKeys = {
  list: (project: string, method: string) => ['sources', project, method] as const,
  one: (project: string, collection: string, name: string) =>
    ['sources', project, collection, 'one', name] as const,
  /** What the wizard needs to know about it. */
  facts: (link: ResourceLink) => sourceKey(link, 'facts'),
  /** What has that name today. */
  today: (link: ResourceLink) => sourceKey(link, 'today'),
}

const sourceKey = ({ project, scope, collection, name }: ResourceLink, part: 'facts' | 'today') =>
  collection === 'images'
    ? ['images', project, part, name]
    : ['sources', project, `${scope}/${collection}`, part, name]

/**
 * The part that a key under `imageKeys.project` belongs to, and its subject: a name, a family, a
 * filter.
 */
export const partOf = ([, , part, subject]: readonly unknown[]): {
  part: unknown
  subject: unknown
} => ({ part, subject })
