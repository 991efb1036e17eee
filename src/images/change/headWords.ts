import { visible } from '../../text/visible.ts'
import type { Done } from './useGuard.ts'

/**
 * A sentence for each family: `web-base now resolves to web-base-v41 (was web-base-v42).`, or that it still does; '' for
 * none. Undo restores what it was.
 */
export function headWords({ heads, foreseen }: Pick<Done, 'heads' | 'foreseen'>): string {
  const sentences = heads.map(({ family, head }) => {
    const before = foreseen.find((change) => change.family === family)?.before
    const name = head ? visible(head.name) : 'nothing'
    if (!before) return `${visible(family)} now resolves to ${name}.`
    return before.name === head?.name
      ? `${visible(family)} still resolves to ${name}.`
      : `${visible(family)} now resolves to ${name} (was ${visible(before.name)}).`
  })
  return sentences.join(' ')
}
