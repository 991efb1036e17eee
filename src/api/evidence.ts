/** What uses images, as the planner needs it. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { usesOf, type Evidence } from '../compute/retire/uses.ts'
import type { Image } from '../compute/schema.ts'
import { disksQuery, templatesQuery } from './sources.ts'
import { useEveryPage, type EveryPage } from './useEveryPage.ts'

export interface EvidenceRead {
  /** Undefined while it is being read. */
  evidence: Evidence | undefined
  /** Why some of it couldn't be read. */
  readErrors: readonly { what: string; error: Error }[]
  /** Reads it again; a stable function. */
  checkUse(): void
}

/**
 * The disks, with the instances they are attached to, and the instance templates of a project that
 * use its images. Any number of callers share one reading.
 * @param images undefined while not known
 * @param enabled if false, nothing is read
 */
export function useEvidence(
  project: string,
  images: readonly Image[] | undefined,
  enabled = true,
): EvidenceRead {
  const client = useQueryClient()
  const disks = useEveryPage({ ...disksQuery(project), enabled })
  const templates = useEveryPage({ ...templatesQuery(project), enabled })
  const at = Math.min(...[disks, templates].map(({ readAt }) => readAt || Infinity))
  const missing = [
    ...(isWhole(disks) ? [] : ['disks.aggregatedList']),
    ...(isWhole(templates) ? [] : ['instanceTemplates.aggregatedList']),
  ].join(' ')
  const isRead = [disks, templates].every((each) => each.whole || each.error !== null)
  const evidence = useMemo((): Evidence | undefined => {
    if (!images || !isRead) return undefined
    return {
      at: Number.isFinite(at) ? at : 0,
      missing: missing === '' ? [] : missing.split(' '),
      uses: usesOf(project, images, disks.items, templates.items),
    }
  }, [project, images, isRead, at, missing, disks.items, templates.items])
  return {
    evidence,
    readErrors: [
      ...(disks.error ? [{ what: 'The disks', error: disks.error }] : []),
      ...(templates.error ? [{ what: 'The instance templates', error: templates.error }] : []),
    ],
    checkUse: useCallback(() => {
      for (const { queryKey } of [disksQuery(project), templatesQuery(project)]) {
        void client.refetchQueries({ queryKey })
      }
    }, [client, project]),
  }
}

const isWhole = ({ whole, unreadable }: EveryPage<unknown>) => whole && unreadable === 0
