import { visible } from '../../text/visible.ts'
import type { Done } from './useGuard.ts'

/**
 * A sentence for each family: `web-base now resolves to web-base-v41 (was web-base-v42).`; '' for
 * none. Undo restores what it was.
 */
export function headWords({ heads, foreseen }: Pick<Done, 'heads' | 'foreseen'>): string {
  const sentences = heads.map(({ family, head }) => {
    const before = foreseen.find((change) => change.family === family)?.before
    const moved = before && before.name !== head?.name ? ` (was ${visible(before.name)})` : ''
    return `${visible(family)} now resolves to ${head ? visible(head.name) : 'nothing'}${moved}.`
  })
  return sentences.join(' ')
}
