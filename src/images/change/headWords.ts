import type { Outcome } from '../../api/changes.ts'
import type { HeadChange } from '../../compute/changes/heads.ts'
import { visible } from '../../ui/visible.ts'

/**
 * A sentence for each family: `web-base resolves to web-base-v41, before to web-base-v42.`; '' for
 * none. What was before is what Undo brings back.
 * @param heads what the service answered after the change
 * @param changes what was foreseen, with the heads before
 */
export function headWords(heads: Outcome['heads'], changes: readonly HeadChange[]): string {
  const sentences = heads.map(({ family, head }) => {
    const before = changes.find((change) => change.family === family)?.before
    const moved = before && before.name !== head?.name ? `, before to ${visible(before.name)}` : ''
    return `${visible(family)} resolves to ${head ? visible(head.name) : 'nothing'}${moved}.`
  })
  return sentences.join(' ')
}
