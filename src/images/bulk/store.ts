/** What is about to be done to many images, and the run that does it: one for the whole page. */
import type { Image } from '../../compute/schema.ts'
import type { Item } from '../../runs/run.ts'
import type { BulkRun } from './bulkRun.ts'
import type { BulkKind, DecidedWords } from './kinds.ts'

/** What is asked for: a kind of change of images, or changes that are decided on already. */
export type Asked = {
  project: string
  /** Selects just these, by name, where it was asked for. */
  select(names: ReadonlySet<string>): void
} & ({ kind: BulkKind; images: readonly Image[] } | Decided)

/** Changes that are decided on already: by a plan, or to take a run back. */
export interface Decided {
  kind: 'decided'
  items: readonly Item[]
  /** What would have been meant, too, and can't be changed. */
  cannot?: readonly { image: Image; why: string }[]
  words: DecidedWords
  /** What takes back what a run has made before that this one goes on with. */
  made?: readonly Item[]
}

interface Bulk {
  /** Shown before it runs. */
  asked?: Asked | undefined
  run?: BulkRun | undefined
  /** The run's dialog is open. */
  open: boolean
}

let bulk: Bulk = { open: false }
const listeners = new Set<() => void>()

export const bulkStore = {
  get: (): Bulk => bulk,

  set(next: Partial<Bulk>): void {
    bulk = { ...bulk, ...next }
    for (const listener of listeners) listener()
  },

  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
