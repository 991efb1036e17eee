/** What can be done to many images at once, and which images each of it applies to. */
import { can, type Action } from '../../compute/can.ts'
import { stateOf } from '../../compute/deprecation.ts'
import { STATES, type Image, type State } from '../../compute/schema.ts'
import { unreadFields } from '../../compute/unread.ts'
import { count } from '../../text/count.ts'
import { word } from '../../text/words.ts'

export type BulkKind = 'deprecate' | 'obsolete' | 'deleted' | 'restore' | 'labels'

/** The state that a kind leads to; labels to none. */
export const STATE_OF: Record<Exclude<BulkKind, 'labels'>, State> = {
  deprecate: 'DEPRECATED',
  obsolete: 'OBSOLETE',
  deleted: 'DELETED',
  restore: 'ACTIVE',
}

const ACTION: Record<BulkKind, Action> = {
  deprecate: 'deprecate',
  obsolete: 'deprecate',
  deleted: 'deprecate',
  restore: 'restore',
  labels: 'editLabels',
}

/** A kind as words: on its button, over its dialog, while it runs, and in its lists. */
interface Words {
  button: string
  /** With what it is done to: `12 images`. */
  title(what: string): string
  running: string
  /** What images will be: `deprecated`. */
  done: string
}

/** The same for changes that are decided on already. */
export interface DecidedWords extends Pick<Words, 'running' | 'done'> {
  title(images: number): string
  /** What it does, in a sentence. */
  note: string
}

export const UNDO: DecidedWords = {
  title: (images) => `Undo ${count(images, 'change')}`,
  running: 'Undoing',
  done: 'restored to what they were',
  note: 'Each image gets back what the run has changed of it.',
}

export const RETRY: DecidedWords = {
  title: (images) => `Retry ${count(images, 'image')}`,
  running: 'Retrying',
  done: 'tried again',
  note: 'The changes that failed are sent again, as they were.',
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
  labels: {
    button: 'Edit labels…',
    title: (what) => `Edit labels of ${what}`,
    running: 'Editing labels',
    done: 'relabeled',
  },
}

/** Why an image can't have it done, as a sentence; undefined when nothing is known against it. */
export function refusalOf(kind: BulkKind, image: Image): string | undefined {
  const reason = can(ACTION[kind], image, undefined)
  if (reason) return reason.text
  const field = kind === 'labels' ? 'labels' : 'deprecated'
  if (unreadFields(image).some((path) => path === field || path.startsWith(`${field}.`))) {
    return kind === 'labels'
      ? 'Its labels couldn’t be read whole.'
      : 'Its deprecation couldn’t be read whole.'
  }
  return kind === 'labels' ? undefined : stateRefusal(STATE_OF[kind], stateOf(image))
}

function stateRefusal(to: State, from: string): string | undefined {
  if (from === to) return `Already ${word(to).toLowerCase()}.`
  if (to === 'ACTIVE') return undefined
  const rank = STATES.indexOf(from as State)
  if (rank < 0) return `Its state, ${word(from)}, isn’t one that this console knows.`
  return rank > STATES.indexOf(to) ? `Already ${word(from).toLowerCase()}.` : undefined
}

/** How many of the images it applies to. */
export const eligible = (kind: BulkKind, images: readonly Image[]): number =>
  images.reduce((sum, image) => (refusalOf(kind, image) === undefined ? sum + 1 : sum), 0)

/** `12 images`, `12 of 14 selected images`. */
export const howMany = (will: number, all: number): string =>
  will === all ? count(all, 'image') : `${count(will)} of ${count(all)} selected images`
