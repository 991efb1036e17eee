import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { useMemo, useState } from 'react'
import { useForm, useWatch, type UseFormReturn } from 'react-hook-form'
import { session } from '../../api/http/session.ts'
import { usePermissions, type Permit } from '../../api/permissions.ts'
import { permissionFor } from '../../compute/can.ts'
import type { Change, Target } from '../../compute/changes/change.ts'
import { differences, type Difference } from '../../compute/changes/difference.ts'
import { movesHead } from '../../compute/changes/heads.ts'
import { isOvertaken } from '../../compute/changes/stands.ts'
import { sameStatus, stateOf } from '../../compute/deprecation.ts'
import type { Image, State } from '../../compute/schema.ts'
import { useNow } from '../../ui/useNow.ts'
import { REPLACED, useGuard, type Done, type Guarded } from '../change/useGuard.ts'
import { groundOf, type Subject } from '../change/useSubject.ts'
import { useUndoToast } from '../undo/useUndoToast.tsx'
import { formOf, statusOf, type DeprecationForm } from './form.ts'
import { blockedReason, formSchema } from './problems.ts'
import { firstForm, withState, type Purpose } from './purpose.ts'
import { doneWords } from './words.ts'

/** The input and the image it is for: enough to reopen the dialog as it was. */
export interface DeprecationDraft {
  form: DeprecationForm
  base: Image
}

export interface DeprecationInit {
  project: string
  subject: Subject
  purpose: Purpose
  /** The state to preselect. */
  to?: State | undefined
  /** Earlier input, when brought back. */
  draft?: DeprecationDraft | undefined
  onClose(): void
}

export interface Deprecation {
  target: Target
  change: Change & { kind: 'deprecate' }
  form: UseFormReturn<DeprecationForm>
  /** The current values. */
  values: DeprecationForm
  chooseState(state: string): void
  /** What the change adds, replaces and removes. */
  differences: readonly Difference[]
  draft: DeprecationDraft
  /** Something was typed that would be lost. */
  dirty: boolean
  /** The form matches the image. */
  unchanged: boolean
  /** Someone else has changed the same fields since the form was opened. */
  overtaken: boolean
  /** Starts over from the other person's change. */
  takeTheirs(): void
  /** Keeps the form's values, overwriting the other person's change. */
  keepMine(): void
  permit: Permit
  /** Why it can't be sent now. */
  blocked: string | undefined
  guarded: Guarded
  /** Closes the dialog and reports what was done, with Undo. @param undo undoes it at once */
  finish(done: Done, undo?: boolean): void
}

/**
 * The state of the deprecation dialog: its form, the resulting change, and whether it can be sent.
 */
export function useDeprecation(init: DeprecationInit): Deprecation {
  const { project, subject, purpose, onClose } = init
  const { image } = subject
  const now = useNow()
  const toastUndo = useUndoToast()
  const permit = usePermissions(project, image.name)(permissionFor('deprecate'))
  /** The image when the form was opened: any difference from it is someone else's change. */
  const [base, setBase] = useState(init.draft?.base ?? image)
  const [first] = useState(() => firstForm(base, subject.members, project, purpose, init.to))
  const form = useForm<DeprecationForm>({
    defaultValues: first,
    ...(init.draft && { values: init.draft.form, resetOptions: { keepDefaultValues: true } }),
    resolver: useMemo(() => standardSchemaResolver(formSchema(project)), [project]),
    mode: 'onTouched',
    shouldFocusError: false,
  })
  // Every field has a default, so the watched form is complete.
  const values = useWatch({ control: form.control }) as DeprecationForm
  const { isDirty } = form.formState
  const status = statusOf(values, project, session().universe, now)
  const target = { project, image: image.name }
  const change = { kind: 'deprecate', status } as const
  const wanted = status.state ?? 'ACTIVE'

  function finish(done: Done, undo = false): void {
    onClose()
    toastUndo(doneWords(image.name, done), done, undo)
  }

  /** Stays open to be read if the head moved, or if the result isn't the intended one. */
  function onDone(done: Done, open: boolean): void {
    const after = done.outcomes[0]?.image
    const asMeant = after !== undefined && stateOf(after) === wanted
    const asked = !image.family || done.heads.length > 0
    const isExpected = asMeant && asked && !done.foreseen.some(movesHead)
    if (!open || isExpected) finish(done)
  }

  const guarded = useGuard({
    project,
    steps: [{ target, change }],
    // With the id of the image the form was opened for; if others changed its fields, the dialog
    // asks.
    ground: groundOf({ ...subject, image: { ...image, id: base.id } }),
    onDone,
  })
  const replaced = image.id !== base.id
  const overtaken = !replaced && isOvertaken(change, base, image)
  // Someone else may have made the same change meanwhile; while it is being made, this is one’s own.
  const alreadySo = !guarded.busy && sameStatus(status, image.deprecated)
  const unchanged = alreadySo || sameStatus(status, base.deprecated)

  return {
    target,
    change,
    form,
    values,
    chooseState(state) {
      const next = withState(values, state, purpose)
      for (const field of ['state', 'replacement', 'dates'] as const) {
        form.setValue(field, next[field], { shouldDirty: true })
      }
    },
    differences: differences(change, image),
    draft: { form: values, base },
    dirty: isDirty,
    unchanged,
    overtaken,
    takeTheirs: () => {
      setBase(image)
      form.reset(formOf(image.deprecated ?? {}, project))
    },
    keepMine: () => setBase(image),
    permit,
    blocked:
      (replaced ? REPLACED : permit.reason) ??
      (overtaken ? 'Someone else changed this too: choose whose change to keep.' : undefined) ??
      blockedReason(values, image, project, now) ??
      (unchanged ? 'No changes yet.' : undefined) ??
      (guarded.confirmed ? undefined : 'Type the family’s name first.'),
    guarded,
    finish,
  }
}
