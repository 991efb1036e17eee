import { useState } from 'react'
import type { Image } from '../../compute/schema.ts'
import { useSettled } from '../../ui/useSettled.ts'
import { visible } from '../../text/visible.ts'
import { headWords } from '../change/headWords.ts'
import { useGround } from '../change/useGround.ts'
import { REPLACED, useGuard, type Done } from '../change/useGuard.ts'
import {
  familyProblem,
  mergeEdit,
  patchOf,
  valuesOf,
  type EditClash,
  type EditField,
  type EditValues,
} from './fields.ts'

/** What was typed, and what it started from: enough to open the dialog as it was. */
export interface EditDraft {
  /** The image's id: another one of its name is not what was edited. */
  id: string | undefined
  base: EditValues
  values: EditValues
}

const CLASH = 'Someone else changed this too. Choose below, then save again.'

/**
 * An edit of the fields that can be changed in place. Patches have no lock: what somebody else has
 * changed meanwhile is shown first, and looked for once more before anything is sent.
 * @param image as it is now
 * @param onDone told what came of it, in a sentence and whole
 */
export function useEdit(
  project: string,
  image: Image,
  start: EditDraft | undefined,
  onDone: (message: string, done: Done) => void,
) {
  const [draft, setDraft] = useState<EditDraft>(
    () => start ?? { id: image.id, base: valuesOf(image), values: valuesOf(image) },
  )
  const replaced = image.id !== draft.id
  const { base, values, clashes } = mergeEdit(draft.base, draft.values, valuesOf(image))
  const target = { project, image: image.name }
  const change = patchOf(base, values)
  const dirty = Object.keys(change.fields).length > 0
  const wrong = familyProblem(values.family)
  const isTyped = useSettled(values.family) === values.family
  const moving = change.fields.family !== undefined && wrong === null

  // While the family is being typed, what it does is not asked.
  const steps = dirty && wrong === null && isTyped ? [{ target, change }] : []
  const { ground, waiting, error } = useGround(project, { ...image, ...base, id: draft.id }, steps)
  const guarded = useGuard({
    project,
    steps,
    ground,
    onDone: (done) => {
      const heads = headWords(done)
      onDone(`${visible(image.name)} saved.${heads && ` ${heads}`}`, done)
    },
  })
  const settled = isTyped && !waiting

  function set(field: EditField, value: string) {
    setDraft({ ...draft, values: { ...values, [field]: value } })
  }

  const notNow = guarded.busy
    ? 'It is being saved.'
    : replaced
      ? REPLACED
      : (wrong ??
        (!dirty
          ? 'No changes yet.'
          : !settled
            ? 'What it does to the families is being read.'
            : guarded.confirmed
              ? undefined
              : `Type the name of the family ${visible(guarded.preview.toType ?? '')} first.`))

  return {
    draft: { ...draft, values },
    values,
    set,
    change,
    dirty,
    replaced,
    familyProblem: wrong,
    /** The family is changed to one that can be. */
    moving,
    settled,
    /** Why the members of a family could not be read. */
    membersError: error,
    clashes,
    /** A clash is decided by taking what the other has, or by saving what is typed. */
    takeTheirs: ({ field, theirs }: EditClash) =>
      setDraft({
        ...draft,
        base: { ...draft.base, [field]: theirs },
        values: { ...values, [field]: theirs },
      }),
    guarded,
    stopped: guarded.fallen === 'overtaken' ? CLASH : guarded.stopped,
    /** Why it cannot be saved now; undefined when it can. */
    notNow,
    save: () => {
      if (notNow !== undefined) return
      // What was shown as a clash is decided by this.
      setDraft({ ...draft, base, values })
      guarded.submit()
    },
  }
}
