import { useQueryClient } from '@tanstack/react-query'
import { useState, useSyncExternalStore } from 'react'
import { ASKED, useHeld } from '../../api/held.ts'
import { session } from '../../api/http/session.ts'
import { permissionsFor } from '../../compute/changes/request.ts'
import { needsPermission } from '../../compute/can.ts'
import { stateOf } from '../../compute/deprecation.ts'
import { rankOf } from '../../compute/retire/stage.ts'
import { leavesNothing, type HeadChange } from '../../compute/changes/heads.ts'
import { familiesTouched, foresee, type Preview } from '../../compute/changes/preview.ts'
import type { Image } from '../../compute/schema.ts'
import type { Item } from '../../runs/run.ts'
import { count } from '../../text/count.ts'
import { isConfirmed } from '../../ui/ConfirmByName.tsx'
import { useNow } from '../../ui/useNow.ts'
import { useGround } from '../change/useGround.ts'
import { begin } from './begin.ts'
import { MOST_FAILURES } from './bulkRun.ts'
import { eligible, howMany, WORDS, type BulkKind } from './kinds.ts'
import {
  decidedPlan,
  type ReplacementChoice,
  NOTHING_SET,
  planOf,
  type Plan,
  type Settings,
} from './plan.ts'
import { isIncomplete, settingsProblem } from './problems.ts'
import { useBulkUsage, type BulkUsage } from './useBulkUsage.ts'
import { bulkStore, type Asked } from './store.ts'

export interface Bulk {
  kind: BulkKind | 'decided'
  /** What it does, if there is nothing to set. */
  note: string | undefined
  setKind(kind: BulkKind): void
  settings: Settings
  set(settings: Partial<Settings>): void
  /** What is entered can't be sent yet, so no image would change. */
  incomplete: boolean
  plan: Plan
  preview: Preview
  /** Family members are still being read. */
  waiting: boolean
  /** How many families they are read of, and of how many they have been so far. */
  families: number
  countRead(): number
  membersError: Error | null
  /** Families whose names must be typed to confirm. */
  toType: readonly string[]
  typed: ReadonlyMap<string, string>
  setTyped(family: string, text: string): void
  /** Excludes the images of a family. */
  leaveOut(family: string): void
  title: string
  /** The result for the images: `deprecated`. */
  done: string
  submit: string
  /** The same for all images, which is the longest it can get. */
  longestSubmit: string
  /** The images that are deleted for good. */
  deletions: readonly Image[]
  /** What uses the images, if any of them can be used less afterwards. */
  usage: BulkUsage
  showsUse: boolean
  /** How many failures stop the run. */
  errors: number
  /** Why it can't run now. */
  blocked: string | undefined
  /** Another run is why. */
  isBusy: boolean
  run(): void
}

/** The state of the bulk dialog: the settings, the resulting plan, and whether it can run. */
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

  const incomplete = isIncomplete(kind, settings, project, now)
  const { items: decided, cannot = [] } = asked.kind === 'decided' ? asked : { items: [] }
  const plan = (headAfter: (family: string) => string | undefined): Plan => {
    const isIn = ({ family }: Image) => !left.has(family ?? '')
    if (asked.kind === 'decided' || kind === 'decided') {
      const { items, cannot: refused } = decidedPlan(
        decided.filter(({ before }) => isIn(before)),
        protection,
      )
      return { items, cannot: [...cannot, ...refused] }
    }
    // An empty family would mean that they leave theirs.
    if (incomplete) return { items: [], cannot: [] }
    const images = asked.images.filter(isIn)
    return planOf(kind, images, settings, { project, universe, protection, now, headAfter })
  }
  // Replacements depend on heads, but not the other way round: a draft gives the heads first.
  const draft = plan(() => undefined)
  const steps = draft.items.map(({ step }) => step)
  const images = draft.items.map(({ before }) => before)
  const { ground, waiting, countRead, error } = useGround(project, images, steps)
  const preview = foresee(steps, ground)
  const heads = new Map(preview.changes.map(({ family, after }) => [family, after?.name]))
  const final = plan((family) => heads.get(family))
  const toType = familiesToType(final.items, preview)
  const missing = toType.filter((family) => !isConfirmed(family, typed.get(family) ?? ''))
  // Nothing that uses an image is affected by its labels, its family or a restored state.
  const restricted = final.items.filter(restrictsUse).map(({ before }) => before)
  const showsUse = restricted.length > 0
  const usage = useBulkUsage(project, restricted, showsUse)
  const deletions = final.items.flatMap(({ step, before }) =>
    step.change.kind === 'delete' ? before : [],
  )
  const held = useHeld(
    project,
    final.items.slice(0, ASKED).map(({ before }) => before.name),
  )
  const lacking = permissionsFor(final.items.map(({ step }) => step)).find(
    (each) => held?.includes(each) === false,
  )
  const busy = useSyncExternalStore(bulkStore.subscribe, busyWith)
  const will =
    incomplete && asked.kind !== 'decided' && kind !== 'decided'
      ? eligible(kind, asked.images, protection)
      : final.items.length
  const words = wordsOf(kind, will, asked)
  const most = asked.kind === 'decided' ? decided.length : asked.images.length
  const blocked =
    busy ??
    settingsProblem(kind, settings, project, now) ??
    (final.items.length === 0 ? 'Nothing to change.' : undefined) ??
    (lacking && needsPermission(lacking)) ??
    (waiting ? 'Reading the families…' : undefined) ??
    (missing.length > 0 ? `${count(missing.length, 'confirmation')} left` : undefined) ??
    (deletions.length > 0 ? unconfirmed(deletions.length, settings, usage) : undefined)

  const errors = (asked.kind === 'decided' ? asked.errors : undefined) ?? MOST_FAILURES

  function run() {
    if (blocked !== undefined) return
    const { items } = final
    const { changes } = preview
    const { run: title, running } = words
    const { select } = asked
    const made = asked.kind === 'decided' ? (asked.made ?? []) : []
    const all = { project, select, title, running, items, made, errors, ground, changes }
    bulkStore.set({ asked: undefined, run: begin(client, all), open: true })
  }

  return {
    kind,
    setKind,
    settings,
    set: (some) => setSettings({ ...settings, ...some }),
    incomplete,
    plan: final,
    preview,
    waiting,
    families: ground.families.size,
    countRead,
    membersError: error,
    toType,
    typed,
    setTyped: (family, text) => setTyped(new Map(typed).set(family, text)),
    leaveOut: (family) => setLeft(new Set(left).add(family)),
    deletions,
    usage,
    showsUse,
    errors,
    note: asked.kind === 'decided' ? asked.words.note : undefined,
    title: words.title,
    done: words.done,
    submit: words.run,
    longestSubmit: wordsOf(kind, most, asked).run,
    blocked,
    isBusy: busy !== undefined,
    run,
  }
}

/** A kind's default replacement, if it isn't the family's head. */
const FIRST_REPLACEMENT: Partial<Record<Bulk['kind'], ReplacementChoice>> = {
  obsolete: 'own',
  deleted: 'own',
  dates: 'keep',
}

/** Whether a change warns of an image, blocks it or deletes it. */
function restrictsUse({ step: { change }, before }: Item): boolean {
  if (change.kind === 'delete') return true
  if (change.kind !== 'deprecate') return false
  const { state = 'ACTIVE' } = change.status
  return rankOf(state) > rankOf(stateOf(before))
}

function unconfirmed(deletions: number, settings: Settings, usage: BulkUsage): string | undefined {
  if (settings.typedCount.trim() !== String(deletions)) return 'Type the number of images.'
  if (usage.isKnown || settings.unknowing) return undefined
  return usage.isReading
    ? 'Still counting what uses them.'
    : 'Not everything that uses them is known. Tick the box to delete them anyway.'
}

/** Why no other run can start. */
function busyWith(): string | undefined {
  const state = bulkStore.get().run?.view().state
  if (state === undefined || state === 'ended') return undefined
  return state === 'interrupted'
    ? 'Continue or end the interrupted run first.'
    : 'Another run is in progress.'
}

/** Families that would, or might, be left without a head. */
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
