/** The pending bulk change and the current run: one of each for the whole page. */
import type { Image } from '../../compute/schema.ts'
import type { Item } from '../../runs/run.ts'
import type { BulkRun } from './bulkRun.ts'
import type { BulkKind, DecidedWords } from './kinds.ts'

/** A requested bulk change: a kind applied to images, or predefined changes. */
export type Asked = {
  project: string
  /** Selects only these, by name, on the page that requested it. */
  select(names: ReadonlySet<string>): void
} & ({ kind: BulkKind; images: readonly Image[] } | Decided)

/** Predefined changes: from a plan, or to undo or retry a run. */
export interface Decided {
  kind: 'decided'
  items: readonly Item[]
  /** Images that were meant too but can't be changed. */
  cannot?: readonly { image: Image; why: string }[]
  words: DecidedWords
  /** How many failures stop the run; 25 unless given. */
  errors?: number
  /** If this continues an earlier run: what undoes the earlier run's changes. */
  made?: readonly Item[]
}

interface Bulk {
  /** Previewed, not running yet. */
  asked?: Asked | undefined
  run?: BulkRun | undefined
  /** Whether the run's dialog is open. */
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
