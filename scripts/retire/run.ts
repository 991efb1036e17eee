/** Makes the changes of a plan or an undo, each recorded in a journal. */
import type { QueryClient } from '@tanstack/react-query'
import { pause } from '../../src/api/http/pause.ts'
import { newRequestId } from '../../src/api/http/requestId.ts'
import { session } from '../../src/api/http/session.ts'
import { applyChange } from '../../src/compute/changes/apply.ts'
import { foresee } from '../../src/compute/changes/preview.ts'
import { stateOf } from '../../src/compute/deprecation.ts'
import type { Families } from '../../src/compute/families.ts'
import { groundOf, maker, slowOnRateLimit } from '../../src/runs/ports.ts'
import { Rate } from '../../src/runs/rate.ts'
import { Run, type Item, type Report } from '../../src/runs/run.ts'
import { Shown } from '../../src/runs/shown.ts'
import { visible } from '../../src/text/visible.ts'
import { JournalFile } from './journalFile.ts'
import type { Settings } from './options.ts'
import { NOTHING_TO_DO, say, SOMETHING_TO_DO } from './output.ts'
import { moveText, reportLines } from './print.ts'

/** A time as part of a file name. */
export const stampOf = (time: Date) => time.toISOString().replace(/[:.]/g, '-')

/**
 * Makes the changes, and prints what became of them.
 * @param errors how many failures stop the run
 * @returns the exit status
 * @throws Error if the journal can't be created
 */
export async function run(
  client: QueryClient,
  options: Settings,
  items: readonly Item[],
  errors: number,
  images: Families,
): Promise<number> {
  const path = options.journal ?? `retire-${stampOf(new Date())}.jsonl`
  const journal = await JournalFile.create(path)
  const rate = new Rate(options.rate)
  const stopListening = slowOnRateLimit(rate, Date.now)
  const ground = groundOf(items, (family) => images.family(family).members)
  // Only changes that move no head may overlap, see `maker`. A plan moves none; an undo may.
  const { matters } = foresee(
    items.map(({ step }) => step),
    ground,
  )
  const shown = new Shown(client, options.project)
  const running = new Run(
    items,
    {
      clock: { now: Date.now, sleep: pause },
      rate,
      journal,
      newId: newRequestId,
      make: maker(client, options.project, ground, shown),
    },
    { errors, atOnce: matters ? 1 : undefined },
    ({ item, result }) => {
      if (result?.kind === 'done') say(`  ${visible(item.before.name)}  ${moveOf(item)}  done`)
      // Whatever comes next would be refused, too.
      else if (result && session().refused) running.stop()
    },
  )
  // Changes in progress are waited for, so that their outcome is recorded.
  const stop = () => running.stop()
  for (const signal of SIGNALS) process.once(signal, stop)
  try {
    const report = await running.start()
    for (const line of reportLines(report)) say(line)
    say(`Journal: ${path}`)
    return isAllDone(report) ? NOTHING_TO_DO : SOMETHING_TO_DO
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop)
    shown.end()
    stopListening()
    await journal.close()
  }
}

/** What ends a run early: Ctrl+C, `kill`, and a terminal that is closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** `active → deprecated` */
function moveOf({ step: { change }, before }: Item): string {
  const after = applyChange(before, change)
  return moveText(stateOf(before), after ? stateOf(after) : 'REMOVED')
}

const isAllDone = ({ ended, waiting }: Report) =>
  waiting.length === 0 && ended.every(({ result }) => result.kind === 'done')
