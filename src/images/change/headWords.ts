import type { Outcome } from '../../api/changes.ts'
import { visible } from '../../ui/visible.ts'

/** `web-base resolves to web-base-v41.`, a sentence for each family; '' for none. */
export const headWords = (heads: Outcome['heads']): string =>
  heads
    .map(
      ({ family, head }) =>
        `${visible(family)} resolves to ${head ? visible(head.name) : 'nothing'}.`,
    )
    .join(' ')
