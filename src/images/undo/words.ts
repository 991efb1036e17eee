import type { Outcome } from '../../api/changes/settle.ts'
import type { HeadChange } from '../../compute/changes/heads.ts'
import { visible } from '../../text/visible.ts'
import { headWords } from '../change/headWords.ts'

interface Undone {
  outcomes: readonly Outcome[]
  foreseen: readonly HeadChange[]
}

/** `Undid your change to web-v2. web now resolves to web-v2 (was web-v1).` */
export function undoneWords(image: string, { outcomes, foreseen }: Undone): string {
  const words = headWords({ heads: outcomes.flatMap(({ heads }) => heads), foreseen })
  return `Undid your change to ${visible(image)}.${words && ` ${words}`}`
}
