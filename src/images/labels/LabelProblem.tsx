import { LABELS_UNREAD, MAX_LABELS } from '../../compute/labels.ts'
import { Notice } from '../../ui/Notice.tsx'
import { ChangeTrouble } from '../change/ChangeTrouble.tsx'
import { ChangeError } from '../parts/ChangeError.tsx'
import type { LabelEditing, SaveProblem } from './useLabelEdit.ts'

interface LabelProblemProps {
  edit: LabelEditing
  problem: SaveProblem
  project: string
  image: string
}

/** Why the labels weren't saved; what was typed stays. */
export function LabelProblem({ edit, problem, project, image }: LabelProblemProps) {
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
    case 'unknown':
      return (
        <ChangeTrouble
          guarded={{
            trouble: problem.error.trouble,
            busy: edit.saving,
            wait: null,
            check: edit.check,
          }}
          {...{ project, image }}
          what="The labels were not saved."
          whether="the labels were saved"
        />
      )
    case 'busy':
      return (
        <Notice tone="error">
          The labels were not saved: they keep changing ({problem.tries} tries). Your changes are
          still here; try again in a moment.
        </Notice>
      )
    case 'tooMany':
      return (
        <Notice tone="error">
          The labels were not saved: with those that someone else added there would be{' '}
          {problem.count}, and an image has at most {MAX_LABELS}. Remove some, then save again.
        </Notice>
      )
    case 'unread':
      return <Notice tone="error">The labels were not saved. {LABELS_UNREAD}</Notice>
  }
}
