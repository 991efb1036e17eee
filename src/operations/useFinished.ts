import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { isFollowed } from '../api/changes/follow.ts'
import { readElsewhere } from '../api/live/elsewhere.ts'
import { operationQuery } from '../api/operations.ts'
import { readFresh } from '../api/readFresh.ts'
import { recentQuery, runningQuery } from '../api/runningOperations.ts'
import { parseLink } from '../compute/links.ts'
import type { Operation } from '../compute/schema.ts'
import { tellHeads } from '../images/live/tellHeads.tsx'

/**
 * Reports each operation that ends while the page is open, once, and refetches what it changed.
 * Those that something in the console waits for are left to that.
 */
export function useFinished(project: string, onFinished: (operation: Operation) => void): void {
  const client = useQueryClient()
  const { data } = useQuery(runningQuery(client, project))
  const seen = useRef<{ project: string; names: ReadonlySet<string> }>(undefined)
  const tell = useRef(onFinished)
  useEffect(() => {
    tell.current = onFinished
  })

  useEffect(() => {
    if (!data) return
    const names = new Set(data.operations.map(({ name }) => name))
    const before = seen.current?.project === project ? seen.current.names : new Set<string>()
    seen.current = { project, names }
    const ended = [...before].filter((name) => !names.has(name))
    if (ended.length === 0) return
    void client.invalidateQueries({ queryKey: recentQuery(project).queryKey })
    for (const name of ended) {
      if (isFollowed(name)) continue
      void readEnd(client, project, name).then((operation) => {
        if (operation?.status !== 'DONE') return
        tell.current(operation)
        refreshTarget(client, operation)
      })
    }
  }, [client, project, data])
}

/**
 * The operation as it ended; undefined if it can't be read, in which case no list has it either.
 */
const readEnd = (client: QueryClient, project: string, name: string) =>
  readFresh(client, operationQuery(project, name)).catch(() => undefined)

function refreshTarget(client: QueryClient, { targetLink }: Operation): void {
  const link = targetLink === undefined ? null : parseLink(targetLink)
  if (link?.collection !== 'images') return
  const { project, name } = link
  void readElsewhere(client, project, [name]).then((moves) => tellHeads(project, moves))
}
