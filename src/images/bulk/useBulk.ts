import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { ASKED, useHeld } from '../../api/held.ts'
import { session } from '../../api/http/session.ts'
import { permissionsFor } from '../../compute/changes/request.ts'
import { needsPermission } from '../../compute/can.ts'
import { stateOf } from '../../compute/deprecation.ts'
import { rankOf } from '../../compute/retire/stage.ts'
import type { Image } from '../../compute/schema.ts'
import type { Item } from '../../runs/run.ts'
import { count } from '../../text/count.ts'
import { isConfirmed } from '../../ui/ConfirmByName.tsx'
import { useNow } from '../../ui/useNow.ts'
import { begin } from './begin.ts'
import { MOST_FAILURES } from './bulkRun.ts'
import { eligible, howMany, WORDS, type BulkKind } from './kinds.ts'
import { type ReplacementChoice, NOTHING_SET, type Settings } from './plan.ts'
import { settingsProblem } from './problems.ts'
import { useBulkPlan, type BulkPlan } from './useBulkPlan.ts'
import { useBulkUsage, type BulkUsage } from './useBulkUsage.ts'
import { bulkStore, type Asked } from './store.ts'
import { useBusy } from './useBusy.ts'

export interface Bulk extends BulkPlan {
  kind: BulkKind | 'decided'
  /** What it does, if there is nothing to set. */
  note: string | undefined
  setKind(kind: BulkKind): void
  settings: Settings
  set(settings: Partial<Settings>): void
  typed: ReadonlyMap<string, string>
  setTyped(family: string, text: string): void
  /** Excludes the images of families. */
  leaveOut(families: readonly string[]): void
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
  // To delete depends on no settings: typing the number of images shouldn't plan anew.
  const planned = kind === 'delete' ? NOTHING_SET : settings
  const bulkPlan = useBulkPlan(asked, kind, planned, left, now)
  const { incomplete, plan, preview, ground, waiting, toType } = bulkPlan
  const missing = toType.filter((family) => !isConfirmed(family, typed.get(family) ?? ''))
  const { restricted, deletions, permissions } = useMemo(() => effectsOf(plan.items), [plan])
  const showsUse = restricted.length > 0
  const usage = useBulkUsage(project, restricted, showsUse)
  const held = useHeld(
    project,
    plan.items.slice(0, ASKED).map(({ before }) => before.name),
  )
  const lacking = permissions.find((each) => held?.includes(each) === false)
  const busy = useBusy()
  const will =
    incomplete && asked.kind !== 'decided' && kind !== 'decided'
      ? eligible(kind, asked.images, session().protection)
      : plan.items.length
  const words = wordsOf(kind, will, asked)
  const most = asked.kind === 'decided' ? asked.items.length : asked.images.length
  const isCountMissing =
    deletions.length > 0 && settings.typedCount.trim() !== String(deletions.length)
  const blocked =
    busy ??
    settingsProblem(kind, settings, project, now) ??
    (plan.items.length === 0 ? 'Nothing to change.' : undefined) ??
    (lacking && needsPermission(lacking)) ??
    (waiting ? 'Reading the families…' : undefined) ??
    (missing.length > 0
      ? `${count(missing.length + (isCountMissing ? 1 : 0), 'confirmation')} left`
      : undefined) ??
    (isCountMissing ? 'Type the number of images.' : undefined) ??
    (deletions.length > 0 ? unknowing(settings, usage) : undefined)

  const errors = (asked.kind === 'decided' ? asked.errors : undefined) ?? MOST_FAILURES

  function run() {
    // The second of two presses may come before the dialog is gone.
    if (blocked !== undefined || bulkStore.get().asked !== asked) return
    const { items } = plan
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
    ...bulkPlan,
    typed,
    setTyped: (family, text) => setTyped(new Map(typed).set(family, text)),
    leaveOut: (families) => setLeft(new Set([...left, ...families])),
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

/** The images that may be used less afterwards, those that are deleted for good, and what it takes. */
const effectsOf = (items: readonly Item[]) => ({
  // Nothing that uses an image is affected by its labels, its family or a restored state.
  restricted: items.filter(restrictsUse).map(({ before }) => before),
  deletions: items.flatMap(({ step, before }) => (step.change.kind === 'delete' ? before : [])),
  permissions: permissionsFor(items.map(({ step }) => step)),
})

/** Whether a change warns of an image, blocks it or deletes it. */
function restrictsUse({ step: { change }, before }: Item): boolean {
  if (change.kind === 'delete') return true
  if (change.kind !== 'deprecate') return false
  const { state = 'ACTIVE' } = change.status
  return rankOf(state) > rankOf(stateOf(before))
}

/** Why images can’t be deleted yet as far as their use is concerned. */
function unknowing(settings: Settings, usage: BulkUsage): string | undefined {
  if (usage.isKnown || settings.unknowing) return undefined
  return usage.isReading
    ? 'Still counting what uses them.'
    : 'Not everything that uses them is known. Tick the box to delete them anyway.'
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
