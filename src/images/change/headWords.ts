import type { FamilyHead } from '../../api/changes/settle.ts'
import { visible } from '../../text/visible.ts'
import type { Done } from './useGuard.ts'

/** What it means that a family resolves to nothing. */
export const WITHOUT_HEAD =
  'Creating a disk or VM from this family will fail until it has an active image again.'

/** Whether a family still resolves to its head, as read back, or does so from now on. */
export function stillOrNow(
  { family, head }: FamilyHead,
  foreseen: Done['foreseen'],
): 'still' | 'now' {
  const before = foreseen.find((change) => change.family === family)?.before
  return before && before.name === head?.name ? 'still' : 'now'
}

/**
 * What was done, followed by a sentence for each family: `web-base now resolves to web-base-v41 (was web-base-v42).`,
 * or that it still does. Undo restores what it was.
 */
export function withHeads(
  what: string,
  { heads, foreseen }: Pick<Done, 'heads' | 'foreseen'>,
): string {
  const sentences = heads.map((read) => {
    const { family, head } = read
    const before = foreseen.find((change) => change.family === family)?.before
    const name = head ? visible(head.name) : 'nothing'
    const word = stillOrNow(read, foreseen)
    const was = before && word === 'now' ? ` (was ${visible(before.name)})` : ''
    return `${visible(family)} ${word} resolves to ${name}${was}.`
  })
  return [what, ...sentences].join(' ')
}
