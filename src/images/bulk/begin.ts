/** Begins a run for real. */
import type { QueryClient } from '@tanstack/react-query'
import { findOut } from '../../api/changes/findOut.ts'
import { explain } from '../../api/http/error.ts'
import { newRequestId } from '../../api/http/requestId.ts'
import { imageQuery } from '../../api/images.ts'
import { readFresh } from '../../api/readFresh.ts'
import type { HeadChange } from '../../compute/changes/heads.ts'
import { inverseOf } from '../../compute/changes/inverse.ts'
import type { Ground } from '../../compute/changes/preview.ts'
import { asError } from '../../ui/asError.ts'
import type { Result } from '../../runs/journal.ts'
import { heardBy, maker } from '../../runs/ports.ts'
import { Rate } from '../../runs/rate.ts'
import type { Attempt, Item } from '../../runs/run.ts'
import { BulkRun } from './bulkRun.ts'
import { inParts } from './plan.ts'
import type { Asked } from './store.ts'

/** How many changes may begin a second. */
export const MOST_A_SECOND = 20

interface Beginning extends Pick<Asked, 'project' | 'select'> {
  title: string
  running: string
  items: readonly Item[]
  made: readonly Item[]
  /** What all of it was decided on, and what it does to the heads of families. */
  ground: Ground
  changes: readonly HeadChange[]
}

/** The run, begun: it goes on whatever is closed; the browser asks before the tab is. */
export function begin(client: QueryClient, beginning: Beginning): BulkRun {
  const { project, items, ground, changes, ...rest } = beginning
  const rate = new Rate(MOST_A_SECOND)
  const run = new BulkRun({
    ...rest,
    project,
    rate,
    parts: inParts(items, changes),
    newId: newRequestId,
    make: locking(client, maker(client, project, ground)),
    check: (item, requestId) => check(client, item, requestId),
  })
  void go(run, rate)
  return run
}

type Make = (item: Item, requestId: string) => Promise<Attempt>

/** Reads the fingerprint of labels where it isn't known; whether they are as they were is looked at after that. */
const locking =
  (client: QueryClient, make: Make): Make =>
  async (item, requestId) => {
    const { target, change } = item.step
    if (change.kind !== 'setLabels' || change.labelFingerprint !== '') return make(item, requestId)
    try {
      const image = await readFresh(client, imageQuery(target.project, target.image))
      const { labelFingerprint = '' } = image
      const step = { target, change: { ...change, labelFingerprint } }
      return await make({ ...item, step }, requestId)
    } catch (error) {
      return { kind: 'failed', why: explain(asError(error)) }
    }
  }

async function go(run: BulkRun, rate: Rate): Promise<void> {
  const stopHearing = heardBy(rate, () => Date.now())
  const ask = (event: Event) => event.preventDefault()
  addEventListener('beforeunload', ask)
  try {
    await run.start()
  } finally {
    removeEventListener('beforeunload', ask)
    stopHearing()
  }
}

/** What became of a change whose answer was lost. */
async function check(client: QueryClient, item: Item, requestId: string): Promise<Result> {
  const { step, before } = item
  const { project, image } = step.target
  try {
    const found = await findOut(client, step, requestId, before)
    if (!found) return { kind: 'failed', why: 'Read again just now: it was not changed.' }
    const after = await readFresh(client, imageQuery(project, image))
    return { kind: 'done', after, undo: inverseOf(step.change, before, after) }
  } catch (error) {
    return { kind: 'unknown', why: explain(asError(error)) }
  }
}
