/** A run from the journal that isn't running on this page: it runs in another tab or was interrupted. */
import type { QueryClient } from '@tanstack/react-query'
import { readGround } from '../../api/changes/make.ts'
import { isLocked, lockFree, takeLock } from '../../browser/locks.ts'
import { familiesTouched, foresee } from '../../compute/changes/preview.ts'
import { journalOf, keepEnd, onWritten, readRun, type StoredRun } from '../../runs/disk.ts'
import type { Journal } from '../../runs/journal.ts'
import type { Kept, KeptRun } from '../../runs/kept.ts'
import { WHY_STOPPED } from '../../runs/ports.ts'
import type { Item } from '../../runs/run.ts'
import { count } from '../../text/count.ts'
import { asError } from '../../text/asError.ts'
import { BulkRun, MOST_FAILURES, type Planned, type Work } from './bulkRun.ts'
import type { Row } from './outcomes.ts'
import { cantWrite, check, go, lockOf, workOf } from './work.ts'

/** Shows a stored run, until `signal` aborts. */
export function restored(
  client: QueryClient,
  project: string,
  { run: kept, changes, unreadable }: StoredRun,
  signal: AbortSignal,
): BulkRun {
  const journal = journalOf(changes)
  const run: BulkRun = new BulkRun({
    id: kept.id,
    project,
    title: kept.title,
    running: kept.running,
    made: [],
    errors: kept.errors ?? MOST_FAILURES,
    state: 'elsewhere',
    rows: rowsOf(changes, 'elsewhere'),
    check: (item, notMade) => check(client, journal, item, notMade),
    select: () => undefined,
    // What can't be read may be part of what the rest depends on.
    ...(unreadable === 0 && {
      resume: () =>
        go(
          run,
          kept,
          () => prepare(client, project, run, kept),
          (trouble, isElsewhere) => {
            run.become('interrupted', trouble)
            if (isElsewhere) void follow(run, kept, signal)
          },
        ),
    }),
    end: async () => {
      const free = await takeLock(lockOf(kept.scope)).catch(asError)
      if (free instanceof Error) return run.become('interrupted', free.message)
      if (!free) return follow(run, kept, signal)
      try {
        await keepEnd(kept, Date.now())
        run.become('ended')
      } catch (error) {
        run.become('interrupted', cantWrite(error))
      } finally {
        free()
      }
    },
  })
  const stop = onWritten(({ changes, runs }, isHere) => {
    const { state } = run.view()
    if (isHere || (state !== 'elsewhere' && state !== 'interrupted')) return
    const own = changes.filter((each) => each.run === kept.id)
    run.show(rowsOf(own, 'elsewhere'))
    if (runs.some(({ id, ended }) => id === kept.id && ended)) return run.become('ended')
    if (own.length > 0 && state === 'interrupted') void followIfTaken(run, kept, signal)
  })
  signal.addEventListener('abort', stop)
  void follow(run, kept, signal)
  return run
}

/** Shows the run as running elsewhere while another tab holds the lock, then as ended or interrupted. */
async function follow(run: BulkRun, kept: KeptRun, signal: AbortSignal): Promise<void> {
  if (await isElsewhere(kept)) {
    run.become('elsewhere')
    try {
      await lockFree(lockOf(kept.scope), signal)
    } catch {
      return
    }
  }
  if (signal.aborted) return
  const read = await readRun(kept.id).catch(asError)
  if (read instanceof Error) return run.become('interrupted', cantRead(read.message))
  const isOver = !read || read.run.ended !== undefined
  const state = isOver ? 'ended' : 'interrupted'
  if (read) run.show(rowsOf(read.changes, state))
  run.become(state, read && read.unreadable > 0 ? partUnread(read.unreadable) : undefined)
}

/** Whether another tab runs it. A browser that refuses locks runs nothing in any. */
const isElsewhere = ({ scope }: KeptRun): Promise<boolean> =>
  isLocked(lockOf(scope)).catch(() => false)

const cantRead = (why: string) => `The history can’t be read: ${why}`

const partUnread = (unreadable: number) =>
  cantRead(
    `${count(unreadable, 'change')} of this run ${unreadable === 1 ? 'was' : 'were'} written by another version of the console.`,
  )

/** Another tab wrote to an interrupted run: it either continued it or only resolved unknown outcomes. */
async function followIfTaken(run: BulkRun, kept: KeptRun, signal: AbortSignal): Promise<void> {
  if (await isElsewhere(kept)) await follow(run, kept, signal)
}

/** Plans the rest of a run on fresh data, after resolving the changes that were started. */
async function prepare(
  client: QueryClient,
  project: string,
  run: BulkRun,
  kept: KeptRun,
): Promise<Work> {
  const read = await readRun(kept.id)
  if (!read || read.run.ended) throw new Error('It was ended in another tab.')
  const journal = journalOf(read.changes)
  run.show(rowsOf(read.changes, 'interrupted'))
  for (const { id, step, before, begun, result } of read.changes) {
    if (begun === undefined || result || !before) continue
    const item = { requestId: id, step, before }
    // Only the few that were in flight, one at a time.
    const found = await check(client, journal, item)
    run.show([{ item, outcome: found ?? { kind: 'waiting' } }])
  }
  const left = run.items('waiting')
  const images = new Map(left.map(({ before }) => [before.name, before]))
  const steps = left.map(({ step }) => step)
  const touched = [...familiesTouched(steps, images).keys()]
  const { families } = await readGround(client, project, [], touched)
  const planned = new Map(kept.heads.map(({ family, after }) => [family, after]))
  const unread = touched.filter((family) => planned.has(family) && !families.get(family))
  if (unread.length > 0) {
    throw new Error(`The images of ${count(unread.length, 'family', 'families')} couldn’t be read.`)
  }
  const ground = { images, families }
  const { changes } = foresee(steps, ground)
  const moved = new Set(
    changes.flatMap(({ family, after }) => {
      const wanted = planned.get(family)
      return wanted === undefined || wanted === (after?.name ?? null) ? [] : family
    }),
  )
  // Not only the family it is in: a patch may move it to another.
  const isMoved = ({ step }: Item) =>
    [...familiesTouched([step], images).keys()].some((family) => moved.has(family))
  await skip(run, journal, left.filter(isMoved))
  const items = left.filter((item) => !isMoved(item))
  return workOf(client, journal, { project, items, ground, changes })
}

/** Skips items whose families would no longer resolve to the planned heads. */
async function skip(run: BulkRun, journal: Journal, items: readonly Item[]): Promise<void> {
  const result = { kind: 'skipped', why: WHY_STOPPED.moved } as const
  const at = Date.now()
  await Promise.all(
    items.map(({ requestId = '', before }) =>
      journal.write({ kind: 'result', at, requestId, image: before.name, result }),
    ),
  )
  run.show(items.map((item): Row => ({ item, outcome: result })))
}

const LOST = { kind: 'unknown', why: 'The page was closed before the response arrived.' } as const

/** Stored changes as rows. Started ones count as being sent while another tab runs them. */
function rowsOf(changes: readonly Kept[], state: 'elsewhere' | 'interrupted' | 'ended'): Row[] {
  const begunNow = state === 'elsewhere' ? ({ kind: 'sending' } as const) : LOST
  return changes.flatMap(({ id, step, before, begun, result }) => {
    if (!before) return []
    const item: Planned = { requestId: id, step, before }
    return { item, outcome: result ?? (begun === undefined ? { kind: 'waiting' } : begunNow) }
  })
}
