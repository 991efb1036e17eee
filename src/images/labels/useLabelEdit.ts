import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { makeLocked } from '../../api/changes/make.ts'
import type { Outcome } from '../../api/changes/settle.ts'
import { imageQuery } from '../../api/images.ts'
import type { Wait } from '../../api/http/pause.ts'
import { readFresh } from '../../api/readFresh.ts'
import type { Target } from '../../compute/changes/change.ts'
import { mergeLabels, resolveLabels, type LabelMerge } from '../../compute/changes/labelMerge.ts'
import {
  labelsOf,
  pastedProblem,
  rowsOf,
  rowsProblem,
  takePasted,
  withPairs,
  type LabelRow,
} from '../../compute/labelRows.ts'
import type { Image, Labels } from '../../compute/schema.ts'
import { visible } from '../../text/visible.ts'
import { offerBack } from '../../ui/offerBack.ts'
import { useLockedSave, type SaveError } from '../change/useLockedSave.ts'
import { useUndoToast } from '../undo/useUndoToast.tsx'
import { countChanges, newsWords } from './labelWords.ts'
import { saveLabels, type LabelEdit, type SaveResult } from '../../api/changes/saveLabels.ts'

/** The input, and what it started from. */
interface Draft {
  /** The image's id: a different image with its name isn't the edited one. */
  id: string | undefined
  base: Labels
  fingerprint: string
  rows: LabelRow[]
  /** The text in the paste panel. */
  pasted: string
}

/** Why the last save failed. */
export type SaveProblem = SaveError | OwnProblem
type OwnProblem =
  { kind: 'busy'; tries: number } | { kind: 'tooMany'; count: number } | { kind: 'unread' }

export interface LabelEditing {
  open: boolean
  rows: readonly LabelRow[]
  pasted: string
  /** What is wrong with the text in the paste panel, as a sentence; null if it can be saved. */
  pastedProblem: string | null
  /** The labels that the edit started from. */
  base: Labels
  fingerprint: string
  /** The labels as edited, including those in the paste panel. */
  mine: Labels
  /** How many labels have unsaved changes. */
  changes: number
  /** What was typed would be lost. */
  dirty: boolean
  /** What is wrong with the rows, as a sentence; null if they can be saved. */
  rowsProblem: string | null
  /** What others have changed since the edit started, as far as the page knows. */
  meanwhile: LabelMerge | null
  saving: boolean
  problem: SaveProblem | null
  /** What delays the next attempt. */
  wait: Wait | null
  /** Labels that both sides changed, to be resolved. */
  clash: { merge: LabelMerge; theirs: Image } | null
  start(): void
  change(rows: LabelRow[]): void
  paste(text: string): void
  /** Closes the editor; what was typed can be brought back. */
  discard(): void
  /** Resolves to true once everything is saved and the editor closed. */
  save(): Promise<boolean>
  /** Finds out whether the labels were saved, if unknown. */
  check(): void
  /** Saves with the clash resolved: the value for each key, undefined to remove it. */
  resolve(choices: ReadonlyMap<string, string | undefined>): Promise<boolean>
  /** Back to the editor; the draft is unchanged, with the values typed in the clash dialog. */
  leaveClash(typed: readonly (readonly [key: string, value: string])[]): void
}

interface LabelEditInit {
  project: string
  /** As the page shows it now: newer versions are compared with what the edit started from. */
  image: Image | undefined
  /** Whether the editor is open, according to the URL. */
  open: boolean
  setOpen(open: boolean): void
  /** Whether the tab with the editor is shown. */
  shown: boolean
}

/**
 * An edit of an image's labels. It lives in the page, so switching tabs loses nothing.
 */
export function useLabelEdit({
  project,
  image,
  open,
  setOpen,
  shown,
}: LabelEditInit): LabelEditing {
  const client = useQueryClient()
  const done = useUndoToast()
  const [draft, setDraft] = useState<Draft | null>(null)
  const { saving, problem, setProblem, wait, setWait, ids, attempt, check } = useLockedSave<
    SaveResult<Outcome>,
    OwnProblem
  >(shown, `the labels of ${visible(image?.name ?? '')} were`, finish)
  const [clash, setClash] = useState<LabelEditing['clash']>(null)

  const target: Target = { project, image: image?.name ?? '' }

  // Nothing typed yet: the edit starts from the latest image.
  const { id, base, fingerprint, rows, pasted } = draft ?? draftOf(image)
  const taken = takePasted(rows, pasted)
  const mine = labelsOf(taken)
  const changes = countChanges(base, mine)
  const wrong = rowsProblem(taken)
  const dirty = draft !== null && (changes > 0 || wrong !== null || pasted.trim() !== '')
  const isSame = draft !== null && draft.id === image?.id
  const merge = isSame ? mergeLabels(base, mine, image?.labels ?? {}) : null
  const moved = merge !== null && (merge.fromTheirs.length > 0 || merge.conflicts.length > 0)

  async function run(edit: LabelEdit): Promise<boolean> {
    if (!image) return false
    return attempt(() =>
      saveLabels(edit, {
        send: (labels, labelFingerprint, replaced) => {
          const change = { kind: 'setLabels', labels, labelFingerprint } as const
          return makeLocked(
            client,
            { target, change },
            { image: { ...image, id, labels: replaced } },
            ids,
            setWait,
          )
        },
        read: () => readFresh(client, imageQuery(project, target.image)),
      }),
    )
  }

  function finish(result: SaveResult<Outcome>): boolean {
    switch (result.kind) {
      case 'clash':
        setClash(result)
        return false
      case 'busy':
      case 'tooMany':
      case 'unread':
        setProblem(result)
        return false
      case 'found':
      case 'saved': {
        const kept =
          result.news.length > 0
            ? ` Someone else ${newsWords(result.news)} in the meantime; that is kept.`
            : ''
        const outcome = result.kind === 'saved' ? result.sent : foundOutcome(target, result)
        done(`Labels of ${target.image} saved.${kept}`, { outcomes: [outcome] })
        setClash(null)
        setDraft(null)
        setOpen(false)
        return true
      }
    }
  }

  return {
    open,
    rows,
    pasted,
    pastedProblem: pastedProblem(pasted),
    base,
    fingerprint,
    mine,
    changes,
    dirty,
    rowsProblem: wrong,
    meanwhile: moved ? merge : null,
    saving,
    problem,
    wait,
    clash,
    start: () => setOpen(true),
    change: (next) => setDraft((old) => ({ ...(old ?? draftOf(image)), rows: next })),
    paste: (text) => setDraft((old) => ({ ...(old ?? draftOf(image)), pasted: text })),
    discard() {
      setOpen(false)
      setDraft(null)
      setProblem(null)
      if (!dirty) return
      offerBack('Label changes discarded.', () => {
        setDraft(draft)
        setOpen(true)
      })
    },
    save: () => run({ base, fingerprint, mine }),
    check,
    resolve: (choices) =>
      clash
        ? run({
            base: clash.theirs.labels ?? {},
            fingerprint: clash.theirs.labelFingerprint ?? '',
            mine: resolveLabels(clash.merge, choices),
          })
        : Promise.resolve(false),
    leaveClash(typed) {
      setClash(null)
      setProblem(null)
      if (typed.length === 0) return
      setDraft((old) => old && { ...old, rows: withPairs(old.rows, typed) })
    },
  }
}

const draftOf = (image: Image | undefined): Draft => ({
  id: image?.id,
  base: image?.labels ?? {},
  fingerprint: image?.labelFingerprint ?? '',
  rows: rowsOf(image?.labels),
  pasted: '',
})

/** The outcome of a change that was already in place. */
function foundOutcome(
  target: Target,
  { theirs, before }: { theirs: Image; before: Labels },
): Outcome {
  const { labels = {}, labelFingerprint = '' } = theirs
  return {
    step: { target, change: { kind: 'setLabels', labels, labelFingerprint } },
    before: { image: { ...theirs, labels: before } },
    image: theirs,
    after: theirs,
    heads: [],
    undo: { kind: 'setLabels', labels: before, labelFingerprint },
  }
}
