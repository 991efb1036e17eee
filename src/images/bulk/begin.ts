/** Starts a run: its plan is written to disk before the first request. */
import type { QueryClient } from '@tanstack/react-query'
import { newRequestId } from '../../api/http/requestId.ts'
import { session } from '../../api/http/session.ts'
import type { HeadChange } from '../../compute/changes/heads.ts'
import type { Ground } from '../../compute/changes/preview.ts'
import { journalOf, keepPlan } from '../../runs/disk.ts'
import { scopeOf, type Kept, type KeptRun } from '../../runs/kept.ts'
import type { Item } from '../../runs/run.ts'
import { BulkRun, type Planned } from './bulkRun.ts'
import type { Asked } from './store.ts'
import { cantWrite, check, go, workOf } from './work.ts'

interface Beginning extends Pick<Asked, 'project' | 'select'> {
  title: string
  running: string
  items: readonly Item[]
  made: readonly Item[]
  /** How many failures stop the run. */
  errors: number
  /** The state all of it was decided on, and the heads it moves. */
  ground: Ground
  changes: readonly HeadChange[]
}

/** Starts a run. It continues when dialogs or pages close; closing the tab prompts first. */
export function begin(client: QueryClient, beginning: Beginning): BulkRun {
  const { project, title, running, items: asked, made, errors, select, ground, changes } = beginning
  const items = asked.map((item): Planned => ({ ...item, requestId: newRequestId() }))
  const kept: KeptRun = {
    id: newRequestId(),
    scope: scopeOf(session().base, project),
    at: Date.now(),
    title,
    running,
    total: items.length,
    errors,
    heads: changes.map(({ family, after }) => ({ family, after: after?.name ?? null })),
  }
  const plan = items.map((item, place) => recordOf(kept, item, place))
  const journal = journalOf(plan)
  const run = new BulkRun({
    id: kept.id,
    project,
    title,
    running,
    made,
    errors,
    select,
    state: 'running',
    rows: items.map((item) => ({ item, outcome: { kind: 'waiting' } })),
    check: (item, notMade) => check(client, journal, item, notMade),
  })
  const prepare = async () => {
    await keepPlan(kept, plan).catch((error: unknown) => {
      throw new Error(cantWrite(error), { cause: error })
    })
    return workOf(client, journal, { project, items, ground, changes })
  }
  void go(run, kept, prepare, (trouble) => run.become('ended', `Nothing was sent. ${trouble}`))
  return run
}

const recordOf = ({ id, scope, at }: KeptRun, item: Planned, place: number): Kept => ({
  id: item.requestId,
  scope,
  run: id,
  place,
  at,
  step: item.step,
  before: item.before,
})
