import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { keepSettled } from '../../runs/keepSettled.ts'
import { asError } from '../../ui/asError.ts'
import { toast } from '../../ui/toasts.ts'
import { watchRuns } from './watchRuns.ts'

/** Keeps the history of this browser, and shows runs of the project that this page doesn't make. */
export function useRunWatch(project: string): void {
  const client = useQueryClient()
  useEffect(() => watchRuns(client, project), [client, project])
  useEffect(
    () =>
      keepSettled((error) =>
        toast({
          message: `Your changes are saved, but this browser can’t keep a history of them: ${asError(error).message}`,
        }),
      ),
    [],
  )
}
