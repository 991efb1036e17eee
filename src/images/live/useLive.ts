import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { keepList } from '../../api/kept/keep.ts'
import { operationKeys } from '../../api/keys.ts'
import { readElsewhere } from '../../api/live/elsewhere.ts'
import { liveQuery, resumeLooks } from '../../api/live/poll.ts'
import { liveSwitch } from '../../api/live/setting.ts'
import { useSwitch } from '../../ui/useSwitch.ts'
import { holdPlace } from './holdPlace.ts'
import { tellHeads } from './tellHeads.tsx'
import { watchHeads } from './watchHeads.ts'

/**
 * What goes on beside every page once it is idle: changes made elsewhere are looked for and shown, heads that
 * they moved are reported, and the list is kept for the next visit.
 */
export function useLive(project: string): void {
  const client = useQueryClient()
  const enabled = useSwitch(liveSwitch)
  const { data } = useQuery({ ...liveQuery(client, project), enabled })

  useEffect(() => {
    if (data.news) void client.invalidateQueries({ queryKey: operationKeys.project(project) })
    if (data.changed.length === 0) return
    void readElsewhere(client, project, data.changed).then((moves) => tellHeads(project, moves))
  }, [client, project, data])
  useEffect(
    () => watchHeads(client, project, (moves) => tellHeads(project, moves)),
    [client, project],
  )
  useEffect(() => resumeLooks(client, project), [client, project])
  useEffect(() => keepList(client, project), [client, project])
  useEffect(() => holdPlace(client, project), [client, project])
}
