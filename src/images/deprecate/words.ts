import { stateOf } from '../../compute/deprecation.ts'
import { visible } from '../../text/visible.ts'
import { withHeads } from '../change/headWords.ts'
import type { Done } from '../change/useGuard.ts'
import { word } from '../../text/words.ts'

const DO = new Map([
  ['ACTIVE', 'Restore to active'],
  ['DEPRECATED', 'Deprecate image'],
  ['OBSOLETE', 'Make image obsolete'],
  ['DELETED', 'Mark image as deleted'],
])

/**
 * The label of the button that moves an image from one state to another.
 * @param previous the image that the family is rolled back to, if the dialog is for that
 */
export function submitWords(from: string, to: string, previous?: string): string {
  if (previous !== undefined && to !== 'ACTIVE') return `Roll back to ${visible(previous)}`
  return (from === to ? undefined : DO.get(to)) ?? 'Save'
}

/** Every label the button can have while the dialog is open. */
export const allSubmitWords = (previous?: string): string[] => [
  ...(previous === undefined ? DO.values() : [`Roll back to ${visible(previous)}`]),
  'Save',
]

/**
 * `web-base-v42 is now deprecated. web-base now resolves to web-base-v41 (was web-base-v42).`, as
 * read back.
 */
export function doneWords(name: string, done: Done): string {
  const image = done.outcomes[0]?.image
  const state = image ? `is now ${word(stateOf(image)).toLowerCase()}` : 'was changed'
  return withHeads(`${visible(name)} ${state}.`, done)
}
