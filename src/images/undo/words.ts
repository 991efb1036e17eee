import type { Outcome } from '../../api/changes/settle.ts'
import type { HeadChange } from '../../compute/changes/heads.ts'
import { visible } from '../../text/visible.ts'
import { withHeads } from '../change/headWords.ts'

interface Undone {
  outcomes: readonly Outcome[]
  foreseen: readonly HeadChange[]
}

/** `your change to web-v2`, `your changes to web-v1 and web-v2`. */
export function changesTo(images: readonly string[]): string {
  const change = images.length > 1 ? 'changes' : 'change'
  return `your ${change} to ${images.map((image) => visible(image)).join(' and ')}`
}

/**
 * `Undid your change to web-v2. web now resolves to web-v2 (was web-v1).`
 * @param what as from {@link changesTo}
 */
export function undoneWords(what: string, { outcomes, foreseen }: Undone): string {
  return withHeads(`Undid ${what}.`, { heads: outcomes.flatMap(({ heads }) => heads), foreseen })
}
