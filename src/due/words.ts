/** The words for what is due. */
import type { State } from '../compute/schema.ts'
import type { DecidedWords } from '../images/bulk/kinds.ts'
import type { Images } from '../api/useImages.ts'
import { count } from '../text/count.ts'
import type { View } from './search.ts'

export const VIEW_WORDS: Record<View, string> = {
  overdue: 'Overdue',
  '7': 'Next 7 days',
  '30': 'Next 30 days',
  '90': 'Next 90 days',
  unplanned: 'Without a plan',
}

/** Which images are spoken of, if more may be due: `of the images …`. */
export const partWords = ({ more }: Pick<Images, 'more'>): string =>
  more ? 'read so far' : 'that could be read'

const NOTE = 'Replacements and planned dates don’t change.'

const APPLY: Partial<Record<State, DecidedWords>> = {
  DEPRECATED: {
    title: (images) => `Deprecate ${count(images, 'image')}`,
    running: 'Deprecating',
    done: 'deprecated',
    note: NOTE,
  },
  OBSOLETE: {
    title: (images) => `Mark ${count(images, 'image')} obsolete`,
    running: 'Marking obsolete',
    done: 'marked obsolete',
    note: NOTE,
  },
  DELETED: {
    title: (images) => `Mark ${count(images, 'image')} deleted`,
    running: 'Marking deleted',
    done: 'marked deleted',
    note: NOTE,
  },
}

const APPLY_ALL: DecidedWords = {
  title: (images) => `Apply ${count(images, 'planned change')}`,
  running: 'Applying planned changes',
  done: 'moved to the planned state',
  note: NOTE,
}

/** The words for applying these due states. */
export function applyWords(states: Iterable<State>): DecidedWords {
  const [first, ...others] = new Set(states)
  return (first && others.length === 0 && APPLY[first]) || APPLY_ALL
}

export const REPOINT: DecidedWords = {
  title: (images) => `Repoint ${count(images, 'replacement')}`,
  running: 'Repointing',
  done: 'repointed',
  note: 'The replacement becomes the head of the image’s family. States and planned dates don’t change.',
}
