import { jsonText } from '../compute/commands/text.ts'
import type { Kept } from '../runs/kept.ts'
import type { Entry } from './model.ts'

interface About {
  project: string
  api: string
  /** ms since the epoch. */
  at: number
}

/** The entries as JSON, newest first: each change with the state before and after, and its run, if any. */
export const exportText = (entries: readonly Entry[], { project, api, at }: About): string =>
  `${jsonText({
    exported: new Date(at).toISOString(),
    api,
    project,
    changes: entries.flatMap((entry) =>
      entry.kind === 'change'
        ? changeOf(entry.row.kept)
        : entry.rows.map(({ kept }) => changeOf(kept, entry.run.title)),
    ),
  })}\n`

function changeOf(kept: Kept, run?: string) {
  const { at, step, before, policies, begun, result } = kept
  return {
    time: new Date(at).toISOString(),
    image: step.target.image,
    change: step.change,
    before: before ?? policies?.before ?? null,
    after: (result?.kind === 'done' && (result.after ?? policies?.after)) || null,
    result: result?.kind ?? (begun === undefined ? 'not sent' : 'unknown'),
    ...(result && 'why' in result && { why: result.why }),
    ...(run !== undefined && { run: { id: kept.run, title: run } }),
  }
}
