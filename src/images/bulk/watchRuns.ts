/** Finds the project's run that is in another tab or was interrupted, and shows it in the header. */
import type { QueryClient } from '@tanstack/react-query'
import { session } from '../../api/http/session.ts'
import { onWritten, readRun, unfinishedRun } from '../../runs/disk.ts'
import { scopeOf } from '../../runs/kept.ts'
import { restored } from './restore.ts'
import { bulkStore } from './store.ts'

/** @returns a function that stops watching and removes the run it showed, unless it now runs here */
export function watchRuns(client: QueryClient, project: string): () => void {
  const scope = scopeOf(session().base, project)
  const stop = new AbortController()
  const { signal } = stop
  let shown = ''
  const look = async () => {
    if (bulkStore.get().run || signal.aborted) return
    // Without storage there is nothing to show.
    const kept = await unfinishedRun(scope).catch(() => undefined)
    const read = kept && (await readRun(kept.id).catch(() => undefined))
    if (!read || bulkStore.get().run || signal.aborted) return
    shown = read.run.id
    bulkStore.set({ run: restored(client, project, read, signal) })
  }
  const stopListening = onWritten((written) => {
    if (written.scope === scope && written.runs.length > 0) void look()
  })
  const unsubscribe = bulkStore.subscribe(() => {
    if (!bulkStore.get().run) void look()
  })
  void look()
  return () => {
    stop.abort()
    stopListening()
    unsubscribe()
    const { run } = bulkStore.get()
    const state = run?.view().state
    const isIdle = state === 'elsewhere' || state === 'interrupted'
    if (run?.init.id === shown && isIdle) bulkStore.set({ run: undefined })
  }
}
