/** `npm run retire -- undo`: undoes the changes recorded in a journal. */
import type { QueryClient } from '@tanstack/react-query'
import type { Past } from '../../src/runs/journal.ts'
import { foundOut } from '../../src/runs/results.ts'
import type { Item } from '../../src/runs/run.ts'
import { count } from '../../src/text/count.ts'
import { visible } from '../../src/text/visible.ts'
import { isConfirmed } from './ask.ts'
import { readImages } from './estate.ts'
import { readJournal } from './journalFile.ts'
import type { Settings } from './options.ts'
import { NOTHING_TO_DO, say, SOMETHING_TO_DO, warn } from './output.ts'
import { run } from './run.ts'

/** Undoes them, last first. @returns the exit status @throws UsageError; ApiError; Error of a file */
export async function undo(client: QueryClient, options: Settings): Promise<number> {
  const path = options.journal ?? ''
  const { images } = await readImages(client, options.project)
  const items: Item[] = []
  let left = 0
  for (const past of (await readJournal(path)).toReversed()) {
    const { target } = past.intent.step
    const leave = (why: string) => {
      left += 1
      warn(`${visible(target.image)}: not undone: ${why}.`)
    }
    if (past.result?.kind === 'failed' || past.result?.kind === 'skipped') continue
    if (target.project !== options.project) {
      leave(`it is in ${target.project}`)
      continue
    }
    const result = await resultOf(client, past)
    if (result?.kind === 'unknown') leave(`its outcome isn’t known. ${result.why}`)
    if (result?.kind !== 'done') continue
    if (result.undo && result.after) {
      items.push({ step: { target, change: result.undo }, before: result.after })
    } else leave('it can’t be undone')
  }
  if (items.length === 0 && left > 0) return SOMETHING_TO_DO
  if (items.length === 0) {
    say('Nothing to undo.')
    return NOTHING_TO_DO
  }
  if (!(await isConfirmed(options, `Undo ${count(items.length, 'change')}?`))) {
    return SOMETHING_TO_DO
  }
  const settings = { ...options, journal: undefined }
  const status = await run(client, settings, items, items.length, images)
  return status === 0 && left > 0 ? SOMETHING_TO_DO : status
}

/** As recorded, or else as found out; undefined if the change wasn’t made. */
const resultOf = async (client: QueryClient, { intent, result }: Past) =>
  result && result.kind !== 'unknown' ? result : foundOut(client, intent, intent.requestId)
