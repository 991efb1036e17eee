import { useQueryClient } from '@tanstack/react-query'
import { useState, useSyncExternalStore } from 'react'
import { session } from '../../api/http/session.ts'
import { leavesNothing, type HeadChange } from '../../compute/changes/heads.ts'
import { familiesTouched, foresee, type Preview } from '../../compute/changes/preview.ts'
import type { Image } from '../../compute/schema.ts'
import type { Item } from '../../runs/run.ts'
import { count } from '../../text/count.ts'
import { isConfirmed } from '../../ui/ConfirmByName.tsx'
import { useNow } from '../../ui/useNow.ts'
import { useGround } from '../change/useGround.ts'
import { begin } from './begin.ts'
import { eligible, howMany, WORDS, type BulkKind } from './kinds.ts'
import {
  decidedPlan,
  type ReplacementChoice,
  NOTHING_SET,
  planOf,
  type Plan,
  type Settings,
} from './plan.ts'
import { isUnset, settingsProblem } from './problems.ts'
import { useBulkUsage, type BulkUsage } from './useBulkUsage.ts'
import { bulkStore, type Asked } from './store.ts'

export interface Bulk {
  kind: BulkKind | 'decided'
  /** What it does, where nothing can be set. */
  note: string | undefined
  setKind(kind: BulkKind): void
  settings: Settings
  set(settings: Partial<Settings>): void
  /** Nothing is set yet, so that no image would be changed. */
  unset: boolean
  plan: Plan
  preview: Preview
  /** Members of families are still being read. */
  waiting: boolean
  membersError: Error | null
  /** Families whose names have to be typed. */
  toType: readonly string[]
  typed: ReadonlyMap<string, string>
  setTyped(family: string, text: string): void
  /** Leaves the images of a family out. */
  leaveOut(family: string): void
  title: string
  /** What the images will be: `deprecated`. */
  done: string
  submit: string
  /** What uses the images that are retired or deleted. */
  usage: BulkUsage
  showsUse: boolean
  /** Why it can't be run now. */
  blocked: string | undefined
  run(): void
}

/** What is asked for, what is set, what that comes to, and whether it may run. */
export function useBulk(asked: Asked): Bulk {
  const client = useQueryClient()
  const now = useNow()
  const [kind, setKind] = useState(asked.kind)
  const [settings, setSettings] = useState<Settings>(() => ({
    ...NOTHING_SET,
    replacement: FIRST_REPLACEMENT[asked.kind] ?? 'head',
  }))
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map())
  const { project } = asked
  const { universe, protection } = session()

  const decided = asked.kind === 'decided' ? asked.items : []
  const plan = (headAfter: (family: string) => string | undefined): Plan => {
    const isIn = ({ family }: Image) => !left.has(family ?? '')
    if (asked.kind === 'decided' || kind === 'decided') {
      return decidedPlan(
        decided.filter(({ before }) => isIn(before)),
        protection,
      )
    }
    const images = asked.images.filter(isIn)
    return planOf(kind, images, settings, { project, universe, protection, now, headAfter })
  }
  // Heads do not depend on replacements, and replacements do on heads.
  const draft = plan(() => undefined)
  const steps = draft.items.map(({ step }) => step)
  const images = draft.items.map(({ before }) => before)
  const { ground, waiting, error } = useGround(project, images, steps)
  const preview = foresee(steps, ground)
  const heads = new Map(preview.changes.map(({ family, after }) => [family, after?.name]))
  const final = plan((family) => heads.get(family))
  const toType = familiesToType(final.items, preview)
  const missing = toType.filter((family) => !isConfirmed(family, typed.get(family) ?? ''))
  const usage = useBulkUsage(
    project,
    final.items.map(({ before }) => before),
    SHOWS_USE.has(kind),
  )
  const busy = useSyncExternalStore(bulkStore.subscribe, isBusy)
  const unset = isUnset(kind, settings)
  const will =
    unset && asked.kind !== 'decided' && kind !== 'decided'
      ? eligible(kind, asked.images, protection)
      : final.items.length
  const words = wordsOf(kind, will, asked)
  const blocked =
    (busy ? 'Another run is in progress.' : undefined) ??
    settingsProblem(kind, settings, project, now) ??
    (final.items.length === 0 ? 'Nothing to change.' : undefined) ??
    (waiting ? 'Reading the families…' : undefined) ??
    (missing.length > 0 ? `${count(missing.length, 'confirmation')} left` : undefined) ??
    (kind === 'delete' ? unconfirmed(final, settings, usage) : undefined)

  function run() {
    if (blocked !== undefined) return
    const { items } = final
    const { changes } = preview
    const { run: title, running } = words
    const { select } = asked
    const made = asked.kind === 'decided' ? (asked.made ?? []) : []
    const all = { project, select, title, running, items, made, ground, changes }
    bulkStore.set({ asked: undefined, run: begin(client, all), open: true })
  }

  return {
    kind,
    setKind,
    settings,
    set: (some) => setSettings({ ...settings, ...some }),
    unset,
    plan: final,
    preview,
    waiting,
    membersError: error,
    toType,
    typed,
    setTyped: (family, text) => setTyped(new Map(typed).set(family, text)),
    leaveOut: (family) => setLeft(new Set(left).add(family)),
    usage,
    showsUse: SHOWS_USE.has(kind),
    note: asked.kind === 'decided' ? asked.words.note : undefined,
    title: words.title,
    done: words.done,
    submit: words.run,
    blocked,
    run,
  }
}

/** The choice that a kind begins with, where it isn't the family's head. */
const FIRST_REPLACEMENT: Partial<Record<Bulk['kind'], ReplacementChoice>> = {
  obsolete: 'own',
  deleted: 'own',
  dates: 'keep',
}

/** The kinds after which images can't be used as before. */
const SHOWS_USE: ReadonlySet<Bulk['kind']> = new Set(['deprecate', 'obsolete', 'deleted', 'delete'])

function unconfirmed(plan: Plan, settings: Settings, usage: BulkUsage): string | undefined {
  if (settings.typedCount.trim() !== String(plan.items.length)) return 'Type the number of images.'
  if (usage.isKnown || settings.unknowing) return undefined
  return usage.isReading
    ? 'Still counting what uses them.'
    : 'Not everything that uses them is known. Tick the box to delete them anyway.'
}

const isBusy = () => {
  const { run } = bulkStore.get()
  return run !== undefined && run.view().state !== 'ended'
}

/** Families that would be left with nothing, or of which that is not known. */
function familiesToType(items: readonly Item[], { changes, unknown }: Preview): string[] {
  const images = new Map(items.map(({ before }) => [before.name, before]))
  const touched = familiesTouched(
    items.map(({ step }) => step),
    images,
  )
  return [
    ...changes.filter(leavesNothing).map(({ family }: HeadChange) => family),
    ...unknown.filter((family) => touched.get(family)),
  ]
}

function wordsOf(kind: Bulk['kind'], will: number, asked: Asked) {
  if (asked.kind === 'decided') {
    const { title: titleOf, running, done } = asked.words
    const title = titleOf(will)
    return { title, run: title, running, done }
  }
  const { title, running, done } = WORDS[kind === 'decided' ? asked.kind : kind]
  const all = howMany(will, asked.images.length)
  return { title: title(all), run: title(count(will, 'image')), running, done }
}
