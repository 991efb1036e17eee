import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { runningQuery } from './runningOperations.ts'

/**
 * How far the images that are being made have come: 0–100, by the id of the image. It is what the tray
 * of running operations has read last; nothing is asked for here.
 */
export function useProgress(project: string): ReadonlyMap<string, number> {
  const client = useQueryClient()
  const { data } = useQuery({ ...runningQuery(client, project), enabled: false })
  return useMemo(() => {
    const progress = new Map<string, number>()
    for (const { targetId, progress: percent } of data?.operations ?? []) {
      if (targetId !== undefined && percent !== undefined) progress.set(targetId, percent)
    }
    return progress
  }, [data])
}
