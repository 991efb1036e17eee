/** What a dialog shows of a change before it is made: what becomes of the families it touches. */
import type { Change, Target } from '../../compute/changes/change.ts'
import {
  headChanges,
  leavesNothing,
  movesHead,
  type HeadChange,
} from '../../compute/changes/heads.ts'
import type { Subject } from './useSubject.ts'

export interface Preview {
  changes: readonly HeadChange[]
  /** The family of which it cannot be told, as its members could not be read. */
  unknown: string | undefined
  /** Whether it has to have been seen before the change is made. */
  matters: boolean
  /** The family whose name has to be typed: nothing would be left in it, or that cannot be told. */
  toType: string | undefined
  /** All of it as text: two previews are the same if this is. */
  text: string
}

/** What a change of the image does, as far as its family's members are known. */
export function previewOf(subject: Subject, target: Target, change: Change): Preview {
  const { image, members } = subject
  const unknown = members === undefined ? image.family : undefined
  const known = [image, ...(members ?? []).filter(({ name }) => name !== image.name)]
  const changes = unknown === undefined ? headChanges(known, [{ target, change }]) : []
  return {
    changes,
    unknown,
    matters: unknown !== undefined || changes.some(movesHead),
    toType: unknown ?? changes.find(leavesNothing)?.family,
    text: JSON.stringify([
      unknown,
      changes.map(({ family, before, after }) => [family, before?.name, after?.name]),
    ]),
  }
}
