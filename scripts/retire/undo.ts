/** `npm run retire -- undo`: undoes the changes recorded in a journal. */
import type { QueryClient } from '@tanstack/react-query'
import { stateOf } from '../../src/compute/deprecation.ts'
import type { Item } from '../../src/runs/run.ts'
import { count } from '../../src/text/count.ts'
import { visible } from '../../src/text/visible.ts'
import { mayGoOn } from './ask.ts'
import { readImages } from './estate.ts'
import { readJournal } from './journalFile.ts'
import type { Settings } from './options.ts'
import { NOTHING_TO_DO, SOMETHING_TO_DO, warn } from './output.ts'
import { moveText } from './print.ts'
import { run } from './run.ts'

/** Undoes them, last first. @returns the exit status @throws UsageError; ApiError; Error of a file */
export async function undo(client: QueryClient, options: Settings): Promise<number> {
  const path = options.journal ?? ''
  const { images } = await readImages(client, options.project)
  const items: Item[] = []
  const moves = new Map<string, string>()
  let left = 0
  for (const { intent, result } of (await readJournal(path)).toReversed()) {
    const { target } = intent.step
    const why =
      target.project !== options.project
        ? `it is in ${target.project}`
        : result?.kind !== 'done'
          ? (result?.kind ?? 'its outcome wasn’t recorded')
          : result.undo && result.after
            ? undefined
            : 'it can’t be undone'
    if (result?.kind === 'failed' || result?.kind === 'skipped') continue
    if (why === undefined && result?.kind === 'done' && result.undo && result.after) {
      items.push({ step: { target, change: result.undo }, before: result.after })
      const back = moveText(stateOf(result.after), stateOf(intent.before))
      moves.set(result.after.name, back)
    } else {
      left += 1
      warn(`${visible(target.image)}: not undone: ${why}.`)
    }
  }
  if (items.length === 0) return left > 0 ? SOMETHING_TO_DO : NOTHING_TO_DO
  if (!(await mayGoOn(options, `Undo ${count(items.length, 'change')}?`))) {
    return SOMETHING_TO_DO
  }
  const settings = { ...options, journal: undefined }
  const status = await run(client, settings, items, items.length, images, moves)
  return status === 0 && left > 0 ? SOMETHING_TO_DO : status
}
