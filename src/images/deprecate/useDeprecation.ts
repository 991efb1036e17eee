import { useState } from 'react'
import { connection } from '../../api/connection.ts'
import { usePermissions, type Permit } from '../../api/permissions.ts'
import type { Change, Target } from '../../compute/changes/change.ts'
import { movesHead } from '../../compute/changes/heads.ts'
import { stateOf } from '../../compute/deprecation.ts'
import type { Image } from '../../compute/schema.ts'
import { isConfirmed } from '../../ui/ConfirmByName.tsx'
import { useNow } from '../../ui/useNow.ts'
import { useGuardedChange, type Done } from '../change/useGuardedChange.ts'
import type { Subject } from '../change/useSubject.ts'
import { useUndoToast } from '../undo/useUndoToast.ts'
import { blockedReason } from './blocked.ts'
import { formOf, sameStatus, statusOf, type DeprecationForm } from './form.ts'
import { firstForm, type Purpose } from './purpose.ts'
import { doneWords } from './words.ts'

export interface DeprecationInit {
  project: string
  subject: Subject
  readAgain(): Promise<Subject>
  purpose: Purpose
  onClose(): void
}

export interface Deprecation {
  target: Target
  change: Change & { kind: 'deprecate' }
  form: DeprecationForm
  setForm(form: DeprecationForm): void
  /** Something was typed that would be lost. */
  dirty: boolean
  /** What is in the form is what the image has. */
  unchanged: boolean
  /** Somebody else has changed the same since the form began. */
  overtaken: boolean
  /** Begins anew from what somebody else made of it. */
  takeTheirs(): void
  /** Goes on with the form, over what somebody else made of it. */
  keepMine(): void
  permit: Permit
  /** Why it cannot be sent now. */
  blocked: string | undefined
  guarded: ReturnType<typeof useGuardedChange>
  /** Closes the dialog and says what was done, with Undo. */
  finish(done: Done): void
}

/** The state of the deprecation dialog: its form, what that comes to, and whether it may be sent. */
export function useDeprecation(init: DeprecationInit): Deprecation {
  const { project, subject, readAgain, purpose, onClose } = init
  const { image } = subject
  const now = useNow()
  const toastUndo = useUndoToast()
  const permit = usePermissions(project, image.name)('compute.images.deprecate')
  /** The image that the form began from: what it has now that this has not is somebody else's. */
  const [base, setBase] = useState(image)
  const [first, setFirst] = useState(() => firstForm(image, subject.members, project, purpose))
  const [form, setForm] = useState(first)
  const status = statusOf(form, project, connection().universe, now)
  const target = { project, image: image.name }
  const change = { kind: 'deprecate', status } as const
  const wanted = status.state ?? 'ACTIVE'

  const stillFits = (current: Image) =>
    current.id === base.id &&
    [base.deprecated, status].some((each) => sameStatus(current.deprecated, each))

  function finish(done: Done): void {
    onClose()
    toastUndo(target, doneWords(image.name, done), done.outcome)
  }

  /** Stays to be read when the head moved, or when it did not come out as it was meant. */
  function onDone(done: Done, open: boolean): void {
    const { outcome, foreseen } = done
    const asMeant = outcome.image !== undefined && stateOf(outcome.image) === wanted
    const asked = !image.family || outcome.heads.length > 0
    const told = asMeant && asked && !foreseen.some(movesHead)
    if (!open || told) finish(done)
  }

  const guarded = useGuardedChange({ target, change, subject, readAgain, stillFits, onDone })
  const { toType } = guarded.preview
  const overtaken = !stillFits(image)
  const unchanged = sameStatus(status, base.deprecated)

  return {
    target,
    change,
    form,
    setForm,
    dirty: form !== first,
    unchanged,
    overtaken,
    takeTheirs: () => {
      const theirs = formOf(image.deprecated ?? {}, project)
      setBase(image)
      setFirst(theirs)
      setForm(theirs)
    },
    keepMine: () => setBase(image),
    permit,
    blocked:
      permit.reason ??
      (overtaken ? 'Decide first about what somebody else has changed.' : undefined) ??
      blockedReason(form, image, project, now) ??
      (unchanged ? 'Nothing is changed yet.' : undefined) ??
      (toType === undefined || isConfirmed(toType, guarded.typed)
        ? undefined
        : 'Type the family’s name first.'),
    guarded,
    finish,
  }
}
