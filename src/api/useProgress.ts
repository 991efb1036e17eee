import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { progressOf } from '../compute/progress.ts'
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
    for (const operation of data?.operations ?? []) {
      const percent = progressOf(operation)
      const { targetId } = operation
      if (targetId !== undefined && percent !== undefined) progress.set(targetId, percent)
    }
    return progress
  }, [data])
}
