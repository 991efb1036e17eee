import { MAX_LABELS } from '../../compute/labels.ts'
import { Notice } from '../../ui/Notice.tsx'
import { ChangeError } from '../parts/ChangeError.tsx'
import type { SaveProblem } from './useLabelEdit.ts'

interface LabelProblemProps {
  problem: SaveProblem
  project: string
  image: string
}

/** Why the labels were not saved; what was typed stays. */
export function LabelProblem({ problem, project, image }: LabelProblemProps) {
  switch (problem.kind) {
    case 'error':
      return (
        <ChangeError
          error={problem.error}
          project={project}
          image={image}
          what="The labels were not saved."
        />
      )
    case 'busy':
      return (
        <Notice tone="error">
          The labels were not saved: somebody changes them all the time ({problem.tries} tries).
          Your changes are still here; try again in a moment.
        </Notice>
      )
    case 'tooMany':
      return (
        <Notice tone="error">
          The labels were not saved: with those that somebody else added there would be{' '}
          {problem.count}, and an image has at most {MAX_LABELS}. Remove some, then save again.
        </Notice>
      )
  }
}
