/** Mends of findings, as changes for the bulk dialog. */
import { session } from '../../api/http/session.ts'
import type { Finding } from '../../compute/conventions/check.ts'
import { mendings, type Mending } from '../../compute/conventions/mend.ts'
import { changeRefusal, type DecidedWords } from '../bulk/kinds.ts'
import { bulkStore } from '../bulk/store.ts'
import { count } from '../../text/count.ts'

/** The changes that mend findings; images that may not be changed, such as protected ones, are left out. */
export function possibleMends(findings: Iterable<Finding>, project: string): Mending[] {
  const { universe, protection } = session()
  return mendings(findings, project, universe).filter(
    ({ step, before }) => changeRefusal(step.change, before, protection) === undefined,
  )
}

/** Opens the dialog that previews mends. */
export function openMends(project: string, items: readonly Mending[]): void {
  const [first] = items
  if (!first) return
  const words = WORDS[first.step.change.kind] ?? LABELS
  bulkStore.set({ asked: { kind: 'decided', project, select: () => undefined, items, words } })
}

const LABELS: DecidedWords = {
  title: (images) => `Set labels of ${count(images, 'image')}`,
  running: 'Setting labels',
  done: 'relabeled',
  note: 'Other labels don’t change.',
}

const WORDS: Readonly<Record<string, DecidedWords>> = {
  patch: {
    title: (images) =>
      `Add ${count(images, 'image')} to ${images === 1 ? 'its family' : 'their families'}`,
    running: 'Adding to families',
    done: 'added to a family',
    note: 'Each image joins the family that its name begins with.',
  },
  deprecate: {
    title: (images) => `Deprecate ${count(images, 'image')}`,
    running: 'Deprecating',
    done: 'deprecated',
    note: 'The replacement is the family’s head. Planned dates don’t change.',
  },
}
