import { unfinishedAt } from '../runs/disk.ts'
import { listed } from '../text/listed.ts'
import { visible } from '../text/visible.ts'

/**
 * What is out of reach while no connection has this address: its runs that haven't ended.
 * @returns sentences; undefined if there are none, or without storage
 */
export async function unfinishedText(apiBase: string): Promise<string | undefined> {
  const runs = await unfinishedAt(apiBase).catch(() => [])
  if (runs.length === 0) return undefined
  const projects = new Set(runs.map(({ scope }) => visible(scope.slice(apiBase.length + 1))))
  const where = listed([...projects], 'and')
  return `${runs.length === 1 ? 'A run in' : 'Runs in'} ${where} ${runs.length === 1 ? 'hasn’t' : 'haven’t'} ended. To continue or end ${runs.length === 1 ? 'it' : 'them'}, use a connection to ${visible(apiBase)}.`
}
