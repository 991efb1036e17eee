import { visible } from '../../ui/visible.ts'
import type { Done } from './useGuardedChange.ts'

/**
 * A sentence for each family: `web-base resolves to web-base-v41, before to web-base-v42.`; '' for
 * none. What was before is what Undo brings back.
 */
export function headWords({ outcome, foreseen }: Done): string {
  const sentences = outcome.heads.map(({ family, head }) => {
    const before = foreseen.find((change) => change.family === family)?.before
    const moved = before && before.name !== head?.name ? `, before to ${visible(before.name)}` : ''
    return `${visible(family)} resolves to ${head ? visible(head.name) : 'nothing'}${moved}.`
  })
  return sentences.join(' ')
}
