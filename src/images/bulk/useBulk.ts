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
import { howMany, WORDS, type BulkKind } from './kinds.ts'
import { NOTHING_SET, planOf, type Plan, type Settings } from './plan.ts'
import { settingsProblem } from './problems.ts'
import { bulkStore, type Asked } from './store.ts'

export interface Bulk {
  kind: BulkKind | 'decided'
  /** What it does, where nothing can be set. */
  note: string | undefined
  setKind(kind: BulkKind): void
  settings: Settings
  set(settings: Partial<Settings>): void
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
    replacement: asked.kind === 'obsolete' || asked.kind === 'deleted' ? 'own' : 'head',
  }))
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map())
  const { project } = asked
  const { universe } = session()

  const { items: decided, cannot = [] } = asked.kind === 'decided' ? asked : { items: [] }
  const plan = (headAfter: (family: string) => string | undefined): Plan => {
    const isIn = ({ family }: Image) => !left.has(family ?? '')
    if (asked.kind === 'decided' || kind === 'decided') {
      return { items: decided.filter(({ before }) => isIn(before)), cannot }
    }
    const images = asked.images.filter(isIn)
    return planOf(kind, images, settings, { project, universe, now, headAfter })
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
  const busy = useSyncExternalStore(bulkStore.subscribe, busyWith)
  const words = wordsOf(kind, final, asked)
  const blocked =
    busy ??
    settingsProblem(kind, settings, project, now) ??
    (final.items.length === 0 ? 'There is nothing to change.' : undefined) ??
    (waiting ? 'Reading the families.' : undefined) ??
    (missing.length > 0 ? `${count(missing.length, 'confirmation')} left` : undefined)

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
    plan: final,
    preview,
    waiting,
    membersError: error,
    toType,
    typed,
    setTyped: (family, text) => setTyped(new Map(typed).set(family, text)),
    leaveOut: (family) => setLeft(new Set(left).add(family)),
    note: asked.kind === 'decided' ? asked.words.note : undefined,
    title: words.title,
    done: words.done,
    submit: words.run,
    blocked,
    run,
  }
}

/** Why no other run may begin. */
function busyWith(): string | undefined {
  const state = bulkStore.get().run?.view().state
  if (state === undefined || state === 'ended') return undefined
  return state === 'interrupted'
    ? 'Continue or end the interrupted run first.'
    : 'Another run is under way.'
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

function wordsOf(kind: Bulk['kind'], { items }: Plan, asked: Asked) {
  const will = items.length
  if (asked.kind === 'decided') {
    const { title: titleOf, running, done } = asked.words
    const title = titleOf(will)
    return { title, run: title, running, done }
  }
  const { title, running, done } = WORDS[kind === 'decided' ? asked.kind : kind]
  const all = howMany(will, asked.images.length)
  return { title: title(all), run: title(count(will, 'image')), running, done }
}
