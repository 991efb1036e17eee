import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useChange, type Outcome } from '../../api/changes.ts'
import { imageQuery } from '../../api/images.ts'
import { readFresh } from '../../api/readFresh.ts'
import type { Image } from '../../compute/schema.ts'
import { asError } from '../../ui/asError.ts'
import { isConfirmed } from '../../ui/ConfirmByName.tsx'
import { useSeen } from '../../ui/useSeen.ts'
import { useSettled } from '../../ui/useSettled.ts'
import { visible } from '../../ui/visible.ts'
import {
  familyProblem,
  mergeEdit,
  patchOf,
  valuesOf,
  type EditClash,
  type EditField,
  type EditValues,
} from './fields.ts'
import { useEditHeads } from './useEditHeads.ts'

/** What was typed, and what it started from: enough to open the dialog as it was. */
export interface EditDraft {
  base: EditValues
  values: EditValues
}

const LOOK = 'Look at what this does to the families, then save again.'
const MOVED = 'A family has changed meanwhile. Look at what this does to it now, then save again.'
const CLASH = 'Somebody else has changed the same. Decide below, then save again.'

/**
 * An edit of the fields that can be changed in place. Patches have no lock: the image is read again
 * before one is sent, and what somebody else has changed meanwhile is shown first.
 * @param onDone told what came of it, in a sentence and whole
 */
export function useEdit(
  project: string,
  image: Image,
  start: EditDraft | undefined,
  onDone: (message: string, outcome: Outcome) => void,
) {
  const client = useQueryClient()
  const { mutateAsync } = useChange()
  const [draft, setDraft] = useState<EditDraft>(
    () => start ?? { base: valuesOf(image), values: valuesOf(image) },
  )
  const [clashes, setClashes] = useState<readonly EditClash[]>([])
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const [stopped, setStopped] = useState<string | null>(null)

  const { base, values } = draft
  const change = patchOf(base, values)
  const dirty = Object.keys(change.fields).length > 0
  const wrong = familyProblem(values.family)
  const family = useSettled(values.family)
  const to = change.fields.family === undefined ? base.family : values.family
  const subject = { ...image, family: base.family }
  const { heads, readAgain } = useEditHeads(
    project,
    subject,
    family === values.family && wrong === null ? to : base.family,
    change,
  )
  // While the family is being typed, what it does is not known yet.
  const moving = change.fields.family !== undefined && wrong === null
  const settled = family === values.family && !heads.waiting
  const seen = useSeen(moving && settled ? heads.text : null)

  function set(field: EditField, value: string) {
    setDraft({ base, values: { ...values, [field]: value } })
    setStopped(null)
  }

  /** A clash is decided by taking what the other has, or by saving again what is typed. */
  function takeTheirs({ field, theirs }: EditClash) {
    set(field, theirs)
    setClashes(clashes.filter((each) => each.field !== field))
  }

  /** Whether the image and its families are still as they were shown. */
  async function isStillSo(): Promise<boolean> {
    const now = await readFresh(client, imageQuery(project, image.name))
    const merge = mergeEdit(base, values, valuesOf(now))
    setDraft({ base: merge.base, values: merge.values })
    setClashes(merge.clashes)
    if (merge.clashes.length > 0) {
      setStopped(CLASH)
      return false
    }
    if (!moving) return true
    const before = { ...now, family: merge.base.family }
    if (merge.base.family === base.family && (await readAgain(before)) === heads.text) return true
    setStopped(MOVED)
    return false
  }

  async function save(): Promise<void> {
    if (notNow !== undefined) return
    setError(null)
    setStopped(null)
    if (moving && heads.matters && !seen.seen) {
      seen.show()
      return setStopped(LOOK)
    }
    setBusy(true)
    try {
      if (!(await isStillSo())) return
      const target = { project, image: image.name }
      const before = { image: { ...image, ...base } }
      const outcome = await mutateAsync({ target, change, before })
      onDone(`${image.name} saved.${moving ? headWords(outcome) : ''}`, outcome)
    } catch (caught) {
      setError(asError(caught))
    } finally {
      setBusy(false)
    }
  }

  const notNow = busy
    ? 'It is being saved.'
    : (wrong ??
      (!dirty
        ? 'Nothing is changed yet.'
        : moving && !settled
          ? 'What it does to the families is being read.'
          : moving && heads.toType !== undefined && !isConfirmed(heads.toType, typed)
            ? `Type the name of the family ${visible(heads.toType)} first.`
            : undefined))

  return {
    draft,
    values,
    set,
    change,
    dirty,
    familyProblem: wrong,
    /** Present once the family is changed to one that can be. */
    heads: moving ? heads : null,
    settled,
    seenRef: seen.ref,
    clashes: clashes.flatMap((each) => stillClashing(each, values)),
    takeTheirs,
    typed,
    setTyped,
    busy,
    error,
    stopped,
    /** Why it cannot be saved now; undefined when it can. */
    notNow,
    save,
  }
}

/** A clash with what is typed now, for it stays in view while one types; none once that is what the other has. */
const stillClashing = (clash: EditClash, values: EditValues): EditClash[] => {
  const mine = values[clash.field]
  return mine === clash.theirs ? [] : [{ ...clash, mine }]
}

/** What the families really resolve to, as the service says after it. */
const headWords = ({ heads }: Outcome): string =>
  heads
    .map(({ family, head }) => ` ${family} resolves to ${head ? head.name : 'nothing'} now.`)
    .join('')
