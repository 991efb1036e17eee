/** The kinds of bulk change, and which images each one applies to. */
import { lackingMethods } from '../../api/http/session.ts'
import { can, type Action } from '../../compute/can.ts'
import type { Change } from '../../compute/changes/change.ts'
import { fieldsSet } from '../../compute/changes/stands.ts'
import { stateOf } from '../../compute/deprecation.ts'
import { LABELS_UNREAD } from '../../compute/labels.ts'
import {
  areLabelsUnread,
  isProtected,
  MAY_BE_PROTECTED,
  protectedBy,
} from '../../compute/protection.ts'
import { STATES, type Image, type State } from '../../compute/schema.ts'
import { isPartUnread, isUnread } from '../../compute/unread.ts'
import { count } from '../../text/count.ts'
import { word } from '../../text/words.ts'

export type StateKind = 'deprecate' | 'obsolete' | 'deleted' | 'restore'
export type BulkKind =
  StateKind | 'dates' | 'family' | 'labels' | 'protect' | 'unprotect' | 'delete'

/** All kinds, in the order they are offered. */
export const BULK_KINDS: readonly BulkKind[] = [
  'deprecate',
  'obsolete',
  'deleted',
  'restore',
  'dates',
  'family',
  'labels',
  'protect',
  'unprotect',
  'delete',
]

/** The state a kind sets. */
export const STATE_OF: Record<StateKind, State> = {
  deprecate: 'DEPRECATED',
  obsolete: 'OBSOLETE',
  deleted: 'DELETED',
  restore: 'ACTIVE',
}

/** What each kind does to an image. */
export const ACTION: Record<BulkKind, Action> = {
  deprecate: 'deprecate',
  obsolete: 'deprecate',
  deleted: 'deprecate',
  restore: 'restore',
  dates: 'changeDeprecation',
  family: 'editFields',
  labels: 'editLabels',
  protect: 'editLabels',
  unprotect: 'editLabels',
  delete: 'delete',
}

export const isStateKind = (kind: BulkKind): kind is StateKind => Object.hasOwn(STATE_OF, kind)

/** The words for a kind: on its button, as the dialog's title, while it runs, and in lists. */
interface Words {
  button: string
  /** @param what what it applies to: `12 images` */
  title(what: string): string
  running: string
  /** The result for an image: `deprecated`. */
  done: string
}

/** The same for predefined changes. */
export interface DecidedWords extends Pick<Words, 'running' | 'done'> {
  title(images: number): string
  /** One sentence on what it does. */
  note: string
}

export const UNDO: DecidedWords = {
  title: (images) => `Undo ${count(images, 'change')}`,
  running: 'Undoing',
  done: 'changed back',
  note: 'Reverts what the run changed on each image.',
}

export const RETRY: DecidedWords = {
  title: (images) => `Retry ${count(images, 'image')}`,
  running: 'Retrying',
  done: 'retried',
  note: 'Sends the same changes again.',
}

export const WORDS: Record<BulkKind, Words> = {
  deprecate: {
    button: 'Deprecate…',
    title: (what) => `Deprecate ${what}`,
    running: 'Deprecating',
    done: 'deprecated',
  },
  obsolete: {
    button: 'Mark obsolete…',
    title: (what) => `Mark ${what} obsolete`,
    running: 'Marking obsolete',
    done: 'marked obsolete',
  },
  deleted: {
    button: 'Mark deleted…',
    title: (what) => `Mark ${what} deleted`,
    running: 'Marking deleted',
    done: 'marked deleted',
  },
  restore: {
    button: 'Restore to active…',
    title: (what) => `Restore ${what} to active`,
    running: 'Restoring',
    done: 'restored to active',
  },
  dates: {
    button: 'Plan dates…',
    title: (what) => `Plan dates of ${what}`,
    running: 'Planning',
    done: 'planned',
  },
  family: {
    button: 'Set family…',
    title: (what) => `Set family of ${what}`,
    running: 'Moving',
    done: 'moved',
  },
  labels: {
    button: 'Edit labels…',
    title: (what) => `Edit labels of ${what}`,
    running: 'Editing labels',
    done: 'relabeled',
  },
  protect: {
    button: 'Protect…',
    title: (what) => `Protect ${what}`,
    running: 'Protecting',
    done: 'protected',
  },
  unprotect: {
    button: 'Unprotect…',
    title: (what) => `Unprotect ${what}`,
    running: 'Unprotecting',
    done: 'unprotected',
  },
  delete: {
    button: 'Delete…',
    title: (what) => `Delete ${what}`,
    running: 'Deleting',
    done: 'deleted',
  },
}

/**
 * Why this change isn't possible for an image, as a sentence; undefined if no reason is known.
 * @param protection the key of the protection label
 */
export function refusalOf(kind: BulkKind, image: Image, protection: string): string | undefined {
  const reason = can(ACTION[kind], image, undefined, lackingMethods())
  if (reason) return reason.text
  if (areLabelsUnread(image)) {
    return ACTION[kind] === 'editLabels' ? LABELS_UNREAD : MAY_BE_PROTECTED
  }
  const isOn = isProtected(image, protection)
  if (kind === 'protect') return isOn ? 'Already protected.' : undefined
  if (kind === 'unprotect') return isOn ? undefined : 'Not protected.'
  if (isOn) return protectedBy(protection)
  if (kind === 'family' && isUnread(image, 'family')) return FAMILY_UNREAD
  if (!isStateKind(kind) && kind !== 'dates') return undefined
  if (isPartUnread(image, 'deprecated')) return DEPRECATION_UNREAD
  return kind === 'dates' ? oddState(stateOf(image)) : stateRefusal(STATE_OF[kind], stateOf(image))
}

const DEPRECATION_UNREAD = 'Not all of its deprecation could be read.'
const FAMILY_UNREAD = 'Its family couldn’t be read.'

/** What each predefined change does to an image. */
const ACTION_OF: Partial<Record<Change['kind'], Action>> = {
  setLabels: 'editLabels',
  patch: 'editFields',
  deprecate: 'deprecate',
  delete: 'delete',
}

/**
 * Like `refusalOf`, for a predefined change. Removing the protection label is the only change allowed on
 * a protected image.
 */
export function changeRefusal(
  change: Change,
  image: Image,
  protection: string,
): string | undefined {
  const action = ACTION_OF[change.kind]
  const reason = action && can(action, image, undefined, lackingMethods())
  if (reason) return reason.text
  if (change.kind === 'setLabels') {
    if (areLabelsUnread(image)) return LABELS_UNREAD
    if (!Object.hasOwn(change.labels, protection)) return undefined
  }
  if (isProtected(image, protection)) return protectedBy(protection)
  if (areLabelsUnread(image)) return MAY_BE_PROTECTED
  // It replaces all of what it sets.
  const lost = fieldsSet(change).find((field) => isPartUnread(image, field))
  if (lost === undefined) return undefined
  return lost === 'deprecated' ? DEPRECATION_UNREAD : `Its ${lost} couldn’t be read.`
}

/** One sentence for each state, because 100,000 images may each be asked about. */
const ALREADY = STATES.map((state) => `Already ${word(state).toLowerCase()}.`)

function stateRefusal(to: State, from: string): string | undefined {
  const rank = STATES.indexOf(from as State)
  const target = STATES.indexOf(to)
  if (rank === target) return ALREADY[rank]
  if (to === 'ACTIVE') return undefined
  return oddState(from) ?? (rank > target ? ALREADY[rank] : undefined)
}

const oddState = (state: string): string | undefined =>
  STATES.includes(state as State)
    ? undefined
    : `This console doesn’t know its state, ${word(state)}.`

/** Number of images the change applies to. */
export const eligible = (kind: BulkKind, images: readonly Image[], protection: string): number =>
  images.reduce(
    (sum, image) => (refusalOf(kind, image, protection) === undefined ? sum + 1 : sum),
    0,
  )

/** `12 images`, `12 of 14 selected images`. */
export const howMany = (will: number, all: number): string =>
  will === all ? count(all, 'image') : `${count(will)} of ${count(all)} selected images`
