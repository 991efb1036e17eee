import { useQuery } from '@tanstack/react-query'
import { isNotFound } from '../../api/http/error.ts'
import { familyQuery } from '../../api/images.ts'
import { instancesQuery } from '../../api/sources.ts'
import { useEveryPage } from '../../api/useEveryPage.ts'
import type { SourceFacts } from '../model/facts.ts'
import type { CreateForm } from '../model/form.ts'
import { sourceLink } from '../model/sourceText.ts'
import {
  imagePath,
  linkName,
  linkPath,
  NOWHERE,
  parseLink,
  type ResourceLink,
} from '../../compute/links.ts'
import { useSettled } from '../../ui/useSettled.ts'
import { factsQuery } from './factsQuery.ts'

export interface Source {
  /** The resource that is looked up; null for a file, or while the text isn’t a valid reference. */
  link: ResourceLink | null
  facts: SourceFacts | undefined
  reading: boolean
  /** It doesn’t exist; for a family: it has no head. */
  missing: boolean
  /** The lookup failed or was denied. */
  error: Error | null
  /** Names of the running instances the disk is attached to. */
  runningUsers: readonly string[]
  /** For a family: the path of its current head. */
  head: string | undefined
}

/** What is known about the source named in the form. */
export function useSource(form: CreateForm, project: string): Source {
  const typed = sourceLink(form, project)
  const now = typed ? linkPath(typed) : ''
  const settled = useSettled(now)
  // Until the source has settled, nothing is known: what has been looked up is about another one.
  const path = settled === now ? now : ''
  const named = path === '' ? null : parseLink(path)
  const family = useQuery({
    ...familyQuery(named?.project ?? '', named?.name ?? ''),
    enabled: named?.family === true,
  })
  const known = family.data
  const head = named && known ? imagePath(named.project, known.name) : undefined
  const { pinned } = form.drafts.family
  const link = named?.family ? parseLink(pinned || head || '') : named
  const facts = useQuery({ ...factsQuery(link ?? NOWHERE), enabled: link !== null })
  const runningUsers = useRunningUsers(facts.data?.users ?? NONE, link?.project ?? project)
  const asked = named?.family ? family : facts
  const noHead = named?.family === true && known === null
  return {
    link,
    facts: facts.data,
    reading: path !== now || asked.isLoading || facts.isLoading,
    missing: noHead || isNotFound(facts.error),
    error: family.error ?? (isNotFound(facts.error) ? null : facts.error),
    runningUsers,
    head,
  }
}

const NONE: readonly string[] = []

/** Names of the running instances; one that can’t be read counts as running. */
function useRunningUsers(users: readonly string[], project: string): readonly string[] {
  const { items } = useEveryPage({ ...instancesQuery(project), enabled: users.length > 0 })
  return users
    .filter((user) => {
      const at = parseLink(user, project)
      const instance = items.find((item) => {
        const link = parseLink(item.selfLink ?? '', project)
        return at && link && linkPath(link) === linkPath(at)
      })
      return instance?.status !== 'TERMINATED'
    })
    .map(linkName)
}
