/** Policies to start from, modeled on common practice. Each still needs its families. */
import type { PresetName, RetirePolicy } from './policy.ts'

const CONSERVATIVE: RetirePolicy = {
  version: 1,
  preset: 'conservative',
  choose: { families: [], names: [], labels: [], use: 'any' },
  protect: {
    labels: ['keep'],
    names: [],
    inUse: 'block',
    useUnknown: 'warn',
    useHours: 24,
    notReady: true,
    active: 1,
  },
  keep: { newest: 5, of: 'all', per: 'family' },
  minAge: 14,
  ages: { since: 'superseded', deprecated: 30, obsolete: 90, deleted: 180, removed: null },
  endOfLife: { label: '', state: 'OBSOLETE' },
  oneStatePerRun: true,
  replacement: 'head',
  repoint: false,
  writeDates: false,
  limits: { changes: 10, removals: 0, percent: 5, errors: 3 },
}

export const PRESETS: Readonly<Record<PresetName, RetirePolicy>> = {
  conservative: CONSERVATIVE,
  /** Images from a build pipeline: many, and soon obsolete. */
  ci: {
    ...CONSERVATIVE,
    preset: 'ci',
    keep: { newest: 3, of: 'all', per: 'family' },
    minAge: 2,
    ages: { since: 'superseded', deprecated: 0, obsolete: 7, deleted: 14, removed: 21 },
    limits: { changes: 50, removals: 20, percent: 50, errors: 5 },
  },
  /** The image in use and the one to roll back to; the others name their replacement at once. */
  golden: {
    ...CONSERVATIVE,
    preset: 'golden',
    keep: { newest: 2, of: 'active', per: 'family' },
    minAge: 0,
    ages: { since: 'superseded', deprecated: 0, obsolete: 60, deleted: null, removed: null },
    repoint: true,
    writeDates: true,
    limits: { changes: 50, removals: 0, percent: 50, errors: 3 },
  },
  /** By position alone: one active, one deprecated, one obsolete, the rest marked deleted. */
  ladder: {
    ...CONSERVATIVE,
    preset: 'ladder',
    keep: { newest: 1, of: 'all', per: 'family' },
    minAge: 0,
    ages: { since: 'position', deprecated: 1, obsolete: 2, deleted: 3, removed: null },
    limits: { changes: 50, removals: 0, percent: 100, errors: 3 },
  },
  /** The build sets each image's end of life in a label. */
  eol: {
    ...CONSERVATIVE,
    preset: 'eol',
    keep: { newest: 1, of: 'all', per: 'family' },
    minAge: 0,
    ages: { since: 'created', deprecated: null, obsolete: null, deleted: null, removed: null },
    endOfLife: { label: 'eol', state: 'OBSOLETE' },
    limits: { changes: 50, removals: 0, percent: 100, errors: 3 },
  },
}
