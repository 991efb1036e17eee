/** Turns a selection and its settings into the changes to make. */
import { sameStatus } from '../../compute/deprecation.ts'
import { sameLabels } from '../../compute/changes/labelMerge.ts'
import type { Change } from '../../compute/changes/change.ts'
import { movesHead, type HeadChange } from '../../compute/changes/heads.ts'
import { byAge } from '../../compute/family.ts'
import { labelKeyProblem, MAX_LABELS, tooManyLabels } from '../../compute/labels.ts'
import { readPasted, rowsProblem } from '../../compute/labelRows.ts'
import { protectedLabels } from '../../compute/protection.ts'
import type { Image, Labels } from '../../compute/schema.ts'
import type { Item } from '../../runs/run.ts'
import { cleared, formOf, laterStates, statusOf, type DeprecationForm } from '../deprecate/form.ts'
import { changeRefusal, isStateKind, refusalOf, STATE_OF, type BulkKind } from './kinds.ts'

/**
 * Which replacement images get. `keep`: no change; `own`: their current one, or the family's head if
 * they have none.
 */
export type ReplacementChoice = 'keep' | 'head' | 'own' | 'none' | 'named'

/** The settings that apply to all images. */
export interface Settings {
  replacement: ReplacementChoice
  /** For `named`: a name or a link. */
  named: string
  /** `2027-01-27`, in UTC; '' keeps each image's date. */
  dates: { deprecated: string; obsolete: string; deleted: string }
  /** `env=prod, team=web` */
  add: string
  /** `env, team` */
  remove: string
  /** For `family`: its name. */
  family: string
  /** For `family`: images leave their current family. */
  noFamily: boolean
  /** For `delete`: the number of images, as typed; `unknowing`: delete even if their use isn't known. */
  typedCount: string
  unknowing: boolean
}

export const NOTHING_SET: Settings = {
  replacement: 'head',
  named: '',
  dates: { deprecated: '', obsolete: '', deleted: '' },
  add: '',
  remove: '',
  family: '',
  noFamily: false,
  typedCount: '',
  unknowing: false,
}

interface Context {
  project: string
  /** Universe of the links to replacements: `googleapis.com`. */
  universe: string
  /** The key of the protection label. */
  protection: string
  /** ms since the epoch. */
  now: number
  /** Name of the family's head after all changes; undefined if there is none or it isn't known. */
  headAfter(family: string): string | undefined
}

export interface Plan {
  items: readonly Item[]
  cannot: readonly { image: Image; why: string }[]
}

/** The changes for the images it applies to, in order, and why the others can't be changed. */
export function planOf(
  kind: BulkKind,
  images: readonly Image[],
  settings: Settings,
  context: Context,
): Plan {
  const items: Item[] = []
  const cannot: { image: Image; why: string }[] = []
  const changeOf = changeWith(kind, settings, context)
  for (const image of images) {
    const change = refusalOf(kind, image, context.protection) ?? changeOf(image)
    if (typeof change === 'string') cannot.push({ image, why: change })
    else {
      const target = { project: context.project, image: image.name }
      items.push({ step: { target, change }, before: image })
    }
  }
  return { items, cannot }
}

/** The same for predefined changes. */
export function decidedPlan(decided: readonly Item[], protection: string): Plan {
  const items: Item[] = []
  const cannot: { image: Image; why: string }[] = []
  for (const item of decided) {
    const { step, before } = item
    const why = changeRefusal(step.change, before, protection)
    if (why === undefined) items.push(item)
    else cannot.push({ image: before, why })
  }
  return { items, cannot }
}

/** What changes each image. What was typed is read once, not for each of thousands of images. */
function changeWith(
  kind: BulkKind,
  settings: Settings,
  context: Context,
): (image: Image) => Change | string {
  const { project, universe, protection, now } = context
  if (kind === 'labels') {
    const labelsOf = labelsWith(settings)
    return (image) => labelChange(image, labelsOf(image))
  }
  if (kind === 'delete') return () => ({ kind: 'delete' })
  if (kind === 'family') return (image) => familyChange(image, settings)
  if (kind === 'dates') return (image) => datesChange(image, settings, context)
  if (!isStateKind(kind)) {
    return (image) => labelChange(image, protectedLabels(image, protection, kind === 'protect'))
  }
  return (image) => {
    const form = formOf(image.deprecated ?? {}, project)
    const wanted =
      kind === 'restore' ? cleared(form) : formWith(form, STATE_OF[kind], image, settings, context)
    return { kind: 'deprecate', status: statusOf(wanted, project, universe, now) }
  }
}

function familyChange({ family = '' }: Image, settings: Settings): Change | string {
  const wanted = settings.noFamily ? '' : settings.family.trim()
  if (family === wanted) return wanted === '' ? 'Not in a family.' : `Already in ${wanted}.`
  return { kind: 'patch', fields: { family: wanted } }
}

/** Keeps the state. Dates of states the image has already passed don't apply. */
function datesChange(image: Image, settings: Settings, context: Context): Change | string {
  const { project, universe, now } = context
  const before = image.deprecated ?? {}
  const form = formOf(before, project)
  const status = statusOf(
    formWith(form, form.state, image, settings, context),
    project,
    universe,
    now,
  )
  if (sameStatus(before, status)) return 'Its planned dates and replacement stay as they are.'
  return { kind: 'deprecate', status }
}

function formWith(
  form: DeprecationForm,
  state: string,
  { family }: Image,
  { replacement, named, dates }: Settings,
  { headAfter }: Context,
): DeprecationForm {
  const head = (family && headAfter(family)) ?? ''
  const replacements: Record<ReplacementChoice, string> = {
    keep: form.replacement,
    head,
    own: form.replacement || head,
    none: '',
    named,
  }
  return {
    ...form,
    state,
    replacement: replacements[replacement],
    dates: {
      ...form.dates,
      ...Object.fromEntries(
        laterStates(state).flatMap(([, field]) => (dates[field] ? [[field, dates[field]]] : [])),
      ),
    },
  }
}

/** Parses a comma-separated list of keys. */
const keysOf = (text: string): string[] => text.split(/[\s,]+/).filter((key) => key !== '')

/** What is wrong with the labels as typed, in a sentence per field. */
export function labelsProblem({ add, remove }: Settings): { add?: string; remove?: string } {
  const pairs = add.trim() === '' ? [] : readPasted(add)
  const wrong =
    typeof pairs === 'string'
      ? pairs
      : rowsProblem(pairs.map(([key, value], id) => ({ id, key, value })))
  const keys = keysOf(remove)
  const odd = keys.map(labelKeyProblem).find((problem) => problem !== null)
  const both =
    typeof pairs === 'string' ? undefined : keys.find((key) => pairs.some(([k]) => k === key))
  const removing = odd ?? (both === undefined ? undefined : `“${both}” is also being added.`)
  return { ...(wrong && { add: wrong }), ...(removing && { remove: removing }) }
}

function labelsWith({ add, remove }: Settings): (image: Image) => Labels {
  const read = add.trim() === '' ? [] : readPasted(add)
  const added = typeof read === 'string' ? {} : Object.fromEntries(read)
  const keys = keysOf(remove)
  return ({ labels: own }) => {
    const labels: Labels = { ...own, ...added }
    for (const key of keys) delete labels[key]
    return labels
  }
}

function labelChange(image: Image, wanted: Labels): Change | string {
  if (sameLabels(image.labels ?? {}, wanted)) return 'Its labels stay as they are.'
  const size = Object.keys(wanted).length
  if (size > MAX_LABELS) return tooManyLabels(size)
  // Lists omit the fingerprint: it is read, and the labels compared, just before sending.
  const { labelFingerprint = '' } = image
  return { kind: 'setLabels', labels: wanted, labelFingerprint }
}

/**
 * Orders the items into parts that run one after another, each a few items at a time: future heads of
 * their family first, previous heads last. So each head moves once, straight to the predicted one, and
 * no two changes in flight disagree on which image it is. Deletions come after everything that can be
 * undone.
 */
export function inParts(items: readonly Item[], changes: readonly HeadChange[]): Item[][] {
  // An image that changes families can be the head of both, so these run one at a time, oldest first.
  if (items.some(({ step }) => step.change.kind === 'patch')) {
    return items
      .map(({ before }, index) => ({ before, index }))
      .sort((a, b) => byAge(b.before, a.before))
      .flatMap(({ index }) => (items[index] ? [[items[index]]] : []))
  }
  const moves = changes.filter(movesHead)
  const after = new Set(moves.flatMap(({ after }) => after?.name ?? []))
  const before = new Set(moves.flatMap(({ before }) => before?.name ?? []))
  const rankOf = ({ step, before: { name } }: Item) =>
    (step.change.kind === 'delete' ? 3 : 0) + (after.has(name) ? 0 : before.has(name) ? 2 : 1)
  const parts: Item[][] = []
  for (const item of items) (parts[rankOf(item)] ??= []).push(item)
  // Without the empty ones.
  return parts.flatMap((part) => [part])
}
