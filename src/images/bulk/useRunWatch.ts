import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { keepSettled } from '../../runs/keepSettled.ts'
import { asError } from '../../ui/asError.ts'
import { toast } from '../../ui/toasts.ts'
import { watchRuns } from './watchRuns.ts'

/** Records this browser's history, and shows the project's runs that were started outside this page. */
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
