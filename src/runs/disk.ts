/**
 * This browser's journal, in IndexedDB: every change made here, and the plan of each run, stored before
 * the run starts. Other tabs are notified of each write.
 */
import { heldSecrets, withoutSecrets } from '../api/http/secrets.ts'
import { Database } from '../browser/database.ts'
import { redact } from '../compute/commands/text.ts'
import type { Journal } from './journal.ts'
import { fromStore, scopeOf, toStore, withEntry, type Kept, type KeptRun } from './kept.ts'
import { isKept, isKeptRun } from './readable.ts'

/** The most changes kept per connection and project; the oldest are removed first. */
export const MOST_KEPT = 10_000

/** How far past the limit before trimming, so that not every change triggers it. */
const SLACK = 200

const NAME = 'compute-images'

const database = new Database(NAME, {
  changes: { key: 'id', indexes: { scope: ['scope', 'at'], run: 'run' } },
  runs: { key: 'id', indexes: { scope: ['scope', 'at'] } },
})

/** Records written in one transaction. */
export interface Written {
  scope: string
  changes: readonly Kept[]
  runs: readonly KeptRun[]
  /** Anything in the scope may have changed: read it again. */
  isCleared?: boolean
}

/** @param isHere whether this tab wrote it */
type Listener = (written: Written, isHere: boolean) => void
const listeners = new Set<Listener>()
let opened: BroadcastChannel | undefined

/** Calls `listener` for every write, in this tab or another. @returns a function that unsubscribes */
export function onWritten(listener: Listener): () => void {
  channel()
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The channel that all tabs share. */
function channel(): BroadcastChannel {
  if (opened) return opened
  opened = new BroadcastChannel(NAME)
  opened.addEventListener('message', ({ data }) => tell(data as Written, false))
  return opened
}

function tell(stored: Written, isHere: boolean): void {
  const written = { ...stored, changes: stored.changes.map(fromStore) }
  for (const listener of listeners) listener(written, isHere)
}

function tellAll(written: Written): void {
  tell(written, true)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel never leaves its origin
  channel().postMessage(written)
}

/** A record without keys, however short, and without the token. */
const safe = <T>(record: T): T => withoutSecrets(redact(record) as T, heldSecrets())

interface Waiting {
  record: Kept
  done(): void
  failed(error: unknown): void
}

let waiting: Waiting[] = []
let isWriting = false

/**
 * Writes a change, batched with concurrent writes. It is on disk when the promise resolves.
 * @throws Error
 */
export function keepChange(record: Kept): Promise<void> {
  return new Promise((done, failed) => {
    waiting.push({ record: safe(toStore(record)), done, failed })
    if (!isWriting) void writeWaiting()
  })
}

async function writeWaiting(): Promise<void> {
  isWriting = true
  while (waiting.length > 0) {
    const batch = waiting
    waiting = []
    // One transaction at a time: records arriving meanwhile go into the next.
    try {
      await write(
        batch.map(({ record }) => record),
        [],
      )
      for (const { done } of batch) done()
    } catch (error) {
      for (const { failed } of batch) failed(error)
    }
  }
  isWriting = false
}

/** @param announced the changes that listeners are notified of */
async function write(
  changes: readonly Kept[],
  runs: readonly KeptRun[],
  announced = changes,
): Promise<void> {
  await database.write(['changes', 'runs'], (store) => {
    for (const each of changes) store('changes').put(each)
    for (const each of runs) store('runs').put(each)
  })
  for (const scope of new Set([...announced, ...runs].map((each) => each.scope))) {
    const isIn = (each: { scope: string }) => each.scope === scope
    tellAll({ scope, changes: announced.filter(isIn), runs: runs.filter(isIn) })
  }
}

/**
 * Writes the whole plan of a run, before anything is sent. Listeners are notified of the run only and
 * read its changes when they need them.
 * @throws Error
 */
export const keepPlan = (run: KeptRun, changes: readonly Kept[]): Promise<void> =>
  write(
    changes.map((each) => safe(toStore(each))),
    [safe(run)],
    [],
  )

/** Marks a run as ended, and trims the journal. @throws Error */
export async function keepEnd(run: KeptRun, ended: number): Promise<void> {
  await write([], [safe({ ...run, ended })])
  await makeRoom(run.scope)
}

/** The journal of a run in progress, which updates the records of its plan. */
export function journalOf(plan: readonly Kept[]): Journal {
  const records = new Map(plan.map((record) => [record.id, record]))
  return {
    async write(entry) {
      const record = records.get(entry.requestId)
      if (!record) throw new Error('The change is not in the plan of the run.')
      const next = withEntry(record, entry)
      records.set(record.id, next)
      await keepChange(next)
    },
  }
}

const ofScope = (scope: string) => IDBKeyRange.bound([scope, 0], [scope, Infinity])

export interface Kepts {
  changes: readonly Kept[]
  runs: readonly KeptRun[]
  /** How many records, besides those, couldn't be read, such as those of another version. */
  unreadable: number
}

/** All records of a connection and project, oldest first. @throws Error */
export async function readKept(scope: string): Promise<Kepts> {
  const all = await readStored(scope)
  const changes = all.changes.filter(isKept).map(fromStore)
  const runs = all.runs.filter(isKeptRun)
  const unreadable = all.changes.length + all.runs.length - changes.length - runs.length
  return { changes, runs, unreadable }
}

/** A record as it is stored: only its key is certain. */
interface Stored {
  id: string
  run?: unknown
}

async function readStored(scope: string): Promise<{ changes: Stored[]; runs: Stored[] }> {
  const [changes, runs] = await database.read(['changes', 'runs'], (store) => [
    store('changes').index('scope').getAll(ofScope(scope)),
    store('runs').index('scope').getAll(ofScope(scope)),
  ])
  return { changes: changes as Stored[], runs: runs as Stored[] }
}

/** The runs that haven't ended, oldest first. @throws Error */
const unfinishedRuns = (scope: string) => unfinishedIn(ofScope(scope))

/** The same, of all projects of the connections with this address. @throws Error */
export const unfinishedAt = (base: string): Promise<KeptRun[]> =>
  unfinishedIn(IDBKeyRange.bound([scopeOf(base, '')], [scopeOf(base, '\uffff')]))

async function unfinishedIn(range: IDBKeyRange): Promise<KeptRun[]> {
  const [runs] = await database.read(['runs'], (store) => [
    store('runs').index('scope').getAll(range),
  ])
  return (runs as unknown[]).filter(isKeptRun).filter(({ ended }) => ended === undefined)
}

/** The newest unfinished run, if any: in progress in some tab, or interrupted. @throws Error */
export async function unfinishedRun(scope: string): Promise<KeptRun | undefined> {
  return (await unfinishedRuns(scope)).at(-1)
}

export interface StoredRun {
  run: KeptRun
  /** In order. */
  changes: readonly Kept[]
  /** How many more it has that couldn't be read, such as those of another version. */
  unreadable: number
}

/** A run with its changes; undefined if it isn't stored, or can't be read. @throws Error */
export async function readRun(id: string): Promise<StoredRun | undefined> {
  const [run, stored] = await database.read(['changes', 'runs'], (store) => [
    store('runs').get(id),
    store('changes').index('run').getAll(id),
  ])
  if (!isKeptRun(run)) return undefined
  const all = stored as unknown[]
  const changes = all
    .filter(isKept)
    .map(fromStore)
    .sort((a, b) => (a.place ?? 0) - (b.place ?? 0))
  return { run, changes, unreadable: all.length - changes.length }
}

/** Deletes all records of a connection and project, except those of an unfinished run. @throws Error */
export async function clearKept(scope: string): Promise<void> {
  const { changes, runs } = await readStored(scope)
  await remove(scope, changes, runs)
}

/**
 * Deletes the oldest changes beyond `most`, except those of an unfinished run.
 * @throws Error
 */
export async function makeRoom(scope: string, most = MOST_KEPT): Promise<void> {
  const [count] = await database.read(['changes'], (store) => [
    store('changes').index('scope').count(ofScope(scope)),
  ])
  if (typeof count !== 'number' || count <= most + SLACK) return
  const { changes, runs } = await readStored(scope)
  const left = new Set(changes.slice(-most).map(({ run }) => run))
  const dead = runs.filter(({ id }) => !left.has(id))
  await remove(scope, changes.slice(0, -most), dead)
}

async function remove(
  scope: string,
  changes: readonly Stored[],
  runs: readonly Stored[],
): Promise<void> {
  const going = new Set<unknown>((await unfinishedRuns(scope)).map(({ id }) => id))
  await database.write(['changes', 'runs'], (store) => {
    for (const { id, run } of changes) if (!going.has(run)) store('changes').delete(id)
    for (const { id } of runs) if (!going.has(id)) store('runs').delete(id)
  })
  tellAll({ scope, changes: [], runs: [], isCleared: true })
}
