import { movesHead } from '../../compute/changes/heads.ts'
import type { Preview } from '../../compute/changes/preview.ts'
import { BreakingLine } from './BreakingLine.tsx'

interface HeadDifferencesProps {
  project: string
  preview: Preview
}

/** For each family that gets another head: what can break for those who use the family. */
export function HeadDifferences({ project, preview }: HeadDifferencesProps) {
  return preview.changes.map((change) =>
    change.before && change.after && movesHead(change) ? (
      <BreakingLine
        key={`${change.family} ${change.before.name} ${change.after.name}`}
        project={project}
        before={change.before.name}
        after={change.after.name}
      />
    ) : null,
  )
}
