import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { useEffect, useEffectEvent, useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import type { Image } from '../../compute/schema.ts'
import { useSettled } from '../../ui/useSettled.ts'
import { visible } from '../../text/visible.ts'
import { withHeads } from '../change/headWords.ts'
import { useGround } from '../change/useGround.ts'
import { REPLACED, useGuard, type Done } from '../change/useGuard.ts'
import {
  EDIT_FIELDS,
  EditForm,
  familyProblem,
  mergeEdit,
  patchOf,
  unreadOf,
  valuesOf,
  type EditClash,
  type EditValues,
} from './fields.ts'

/** The input and what it started from: enough to reopen the dialog as it was. */
export interface EditDraft {
  /** The image's id: a different image with its name isn't the edited one. */
  id: string | undefined
  form: EditForm
}

const resolver = standardSchemaResolver(EditForm)

const CLASH = 'Someone else changed this too. Choose below, then save again.'

/**
 * An edit of the editable fields. Patches have no lock, so changes by others are shown first, and checked
 * for again before anything is sent.
 * @param image its current state
 * @param onDone called with the result, as a sentence and in full
 */
export function useEdit(
  project: string,
  image: Image,
  start: EditDraft | undefined,
  onDone: (message: string, done: Done) => void,
) {
  const [first] = useState<EditDraft>(
    () => start ?? { id: image.id, form: { ...valuesOf(image), base: valuesOf(image) } },
  )
  const form = useForm<EditForm>({
    defaultValues: first.form,
    resolver,
    mode: 'onChange',
    shouldFocusError: false,
  })
  // Every field has a default, so the watched form is complete.
  const entered = useWatch({ control: form.control }) as EditForm
  const replaced = image.id !== first.id
  // What can’t be read anymore isn’t emptied.
  const kept = [...unreadOf(image)].map((field) => [field, entered.base[field]])
  const now = { ...valuesOf(image), ...(Object.fromEntries(kept) as Partial<EditValues>) }
  const { base, values, clashes } = mergeEdit(entered.base, entered, now)
  const followed = EDIT_FIELDS.filter((field) => values[field] !== entered[field])
  const follow = useEffectEvent(() => {
    for (const field of followed) {
      form.setValue(field, values[field])
      form.setValue(`base.${field}`, base[field])
    }
  })
  const mustFollow = followed.length > 0
  useEffect(() => {
    if (mustFollow) follow()
  }, [mustFollow])
  const target = { project, image: image.name }
  const change = patchOf(base, values)
  const dirty = Object.keys(change.fields).length > 0
  const wrong = familyProblem(values.family)
  const isTyped = useSettled(values.family) === values.family
  const moving = change.fields.family !== undefined && wrong === null

  // Nothing is read for a family name that is still being typed.
  const steps = dirty && wrong === null && isTyped ? [{ target, change }] : []
  const { ground, waiting, error } = useGround(project, { ...image, ...base, id: first.id }, steps)
  const guarded = useGuard({
    project,
    steps,
    ground,
    onDone: (done) => onDone(withHeads(`${visible(image.name)} saved.`, done), done),
  })
  const settled = isTyped && !waiting

  const notNow = guarded.busy
    ? 'Saving…'
    : replaced
      ? REPLACED
      : (wrong ??
        (!dirty
          ? 'No changes yet.'
          : !settled
            ? 'Reading the families.'
            : guarded.confirmed
              ? undefined
              : 'Type the family’s name first.'))

  return {
    form,
    draft: { id: first.id, form: { ...values, base } },
    change,
    dirty,
    familyProblem: wrong,
    /** The family changes, to a valid name. */
    moving,
    settled,
    /** Why the members of a family couldn't be read. */
    membersError: error,
    clashes,
    /** Resolves a clash; saving resolves it the other way. */
    takeTheirs({ field, theirs }: EditClash) {
      form.setValue(`base.${field}`, theirs)
      form.setValue(field, theirs, { shouldValidate: true })
    },
    guarded,
    stopped: guarded.stopReason === 'overtaken' ? CLASH : guarded.stopped,
    /** Why it can't be saved now; undefined if it can. */
    notNow,
    save: () => {
      if (notNow !== undefined) return
      // Saving over a clash that was shown resolves it.
      form.setValue('base', base)
      guarded.submit()
    },
  }
}
