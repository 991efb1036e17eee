import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { keepSettled } from '../../runs/keepSettled.ts'
import { asError } from '../../text/asError.ts'
import { toast } from '../../ui/toasts.ts'
import { showElsewhere } from './showElsewhere.ts'
import { watchRuns } from './watchRuns.ts'

/** Records this browser's history, and shows what other tabs change and the runs that weren't started on this page. */
export function useRunWatch(project: string): void {
  const client = useQueryClient()
  useEffect(() => watchRuns(client, project), [client, project])
  useEffect(() => showElsewhere(client, project), [client, project])
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
