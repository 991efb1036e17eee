/** Makes the changes of a run, in one tab at a time. */
import type { QueryClient } from '@tanstack/react-query'
import { explain } from '../../api/http/error.ts'
import { session } from '../../api/http/session.ts'
import { askToStay } from '../../browser/askToStay.ts'
import { takeLock } from '../../browser/locks.ts'
import type { HeadChange } from '../../compute/changes/heads.ts'
import type { Ground } from '../../compute/changes/preview.ts'
import { keepEnd } from '../../runs/disk.ts'
import type { Journal, Result } from '../../runs/journal.ts'
import type { KeptRun } from '../../runs/kept.ts'
import { maker, slowOnRateLimit } from '../../runs/ports.ts'
import { Rate } from '../../runs/rate.ts'
import { foundOut } from '../../runs/results.ts'
import { Shown } from '../../runs/shown.ts'
import { aSecond } from '../../runs/rateSetting.ts'
import type { Item } from '../../runs/run.ts'
import { asError } from '../../text/asError.ts'
import type { BulkRun, Planned, Work } from './bulkRun.ts'
import { inParts } from './plan.ts'

/** The lock held by the tab that runs a connection and project's changes. */
export const lockOf = (scope: string): string => `compute-images run ${scope}`

interface Decision {
  project: string
  items: readonly Item[]
  /** The state all of it was decided on, and the heads it moves. */
  ground: Ground
  changes: readonly HeadChange[]
}

/** The work of a run: its parts, rate and journal. */
export function workOf(
  client: QueryClient,
  journal: Journal,
  { project, items, ground, changes }: Decision,
): Work {
  const shown = new Shown(client, project)
  return {
    parts: inParts(items, changes),
    rate: new Rate(aSecond()),
    atOnce: session().limits.atOnce,
    journal,
    make: maker(client, project, ground, shown),
    end: () => shown.end(),
  }
}

/**
 * Runs in this tab. It continues when dialogs or pages close; closing the tab prompts first.
 * @param prepare runs before the first request; if it fails, nothing is sent
 * @param otherwise called with the reason when the run couldn't start
 */
export async function go(
  run: BulkRun,
  kept: KeptRun,
  prepare: () => Promise<Work>,
  otherwise: (trouble: string, isElsewhere: boolean) => void,
): Promise<void> {
  // A browser that blocks storage refuses locks, too.
  const free = await takeLock(lockOf(kept.scope)).catch(asError)
  if (free instanceof Error) return otherwise(explain(free), false)
  if (!free) return otherwise('A run of this project is in progress in another tab.', true)
  try {
    const work = await prepare().catch(asError)
    if (work instanceof Error) return otherwise(explain(work), false)
    await askToStay(() => toEnd(run, kept, work))
  } catch (error) {
    // Changes may have been made by now.
    run.become('ended', explain(asError(error)))
  } finally {
    free()
  }
}

async function toEnd(run: BulkRun, kept: KeptRun, work: Work): Promise<void> {
  const stopListening = slowOnRateLimit(work.rate, () => Date.now())
  const isRecorded = await run.start(work).finally(stopListening)
  work.end()
  // It isn't over: what couldn't be recorded is found out when it is opened again.
  if (!isRecorded) return
  await keepEnd(kept, Date.now()).catch((error: unknown) => run.become('ended', cantWrite(error)))
}

/** Why a run can't be recorded, as a sentence. */
export const cantWrite = (error: unknown): string =>
  `The history can’t be written: ${asError(error).message}`

/**
 * Finds out whether a change whose response was lost was made, and records the result.
 * @param notMade the result to record if it wasn't made
 * @returns undefined if it wasn't made and `notMade` is omitted
 */
export async function check(
  client: QueryClient,
  journal: Journal,
  item: Planned,
  notMade?: Result,
): Promise<Result | undefined> {
  const result = (await foundOut(client, item, item.requestId)) ?? notMade
  if (!result || result.kind === 'unknown') return result
  const { requestId, step } = item
  const entry = { at: Date.now(), requestId, image: step.target.image, result }
  // If this can't be written, it is found out again next time.
  await journal.write({ kind: 'result', ...entry }).catch(() => undefined)
  return result
}
