import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { makeLocked } from '../../api/changes/make.ts'
import type { Outcome } from '../../api/changes/settle.ts'
import type { Wait } from '../../api/http/pause.ts'
import { policyQuery } from '../../api/policy.ts'
import { readFresh } from '../../api/readFresh.ts'
import type { Target } from '../../compute/changes/change.ts'
import { samePolicy } from '../../compute/changes/policyMerge.ts'
import type { Image, Policy } from '../../compute/schema.ts'
import { visible } from '../../text/visible.ts'
import { offerBack } from '../../ui/offerBack.ts'
import { useLockedSave, type SaveError } from '../change/useLockedSave.ts'
import { useUndoToast } from '../undo/useUndoToast.tsx'
import type { NewMember } from './newMember.ts'
import { memberNewsWords } from './words.ts'
import { savePolicy, type PolicySaved } from '../../api/changes/savePolicy.ts'

/** Why the last save failed. */
export type AccessProblem = SaveError | Busy
type Busy = Extract<PolicySaved<Outcome>, { kind: 'busy' }>

const NOBODY: NewMember = { member: '', role: 'roles/compute.imageUser', conditionId: '' }

interface AccessDraft {
  /** The image when editing started: another one with its name is not the edited one. */
  image: Image | undefined
  base: Policy
  mine: Policy
}

export interface AccessEditing {
  /** The policy that the edit started from, and the policy as edited; null before anything is changed. */
  draft: AccessDraft | null
  dirty: boolean
  saving: boolean
  problem: AccessProblem | null
  /** What delays the next attempt. */
  wait: Wait | null
  newMember: NewMember
  /** Changes whenever something other than `typeMember` sets `newMember`. */
  newMemberKey: number
  typeMember(typed: NewMember): void
  /** Changes the draft. `from` is the policy as shown, used if nothing has been changed yet. */
  change(from: Policy, mine: Policy): void
  /** Drops changes and typed input; both can be brought back. */
  discard(): void
  /**
   * Saves `mine`, including the typed member. Resolves to true once saved.
   * @param from the policy as shown, used if nothing has been changed yet
   */
  save(from: Policy, mine: Policy): Promise<boolean>
  /** Finds out whether it was saved, if unknown. */
  check(): void
}

/**
 * An edit of an image's policy. It lives in the page, so switching tabs loses nothing.
 * @param shown whether the tab with the editor is shown
 */
export function useAccessEdit(
  project: string,
  name: string,
  image: Image | undefined,
  shown: boolean,
): AccessEditing {
  const client = useQueryClient()
  const done = useUndoToast()
  const [draft, setDraft] = useState<AccessEditing['draft']>(null)
  const [{ newMember, newMemberKey }, setTyped] = useState({ newMember: NOBODY, newMemberKey: 0 })
  const setNewMember = (member: NewMember) =>
    setTyped((old) => ({ newMember: member, newMemberKey: old.newMemberKey + 1 }))
  const { saving, problem, setProblem, wait, setWait, ids, attempt, check } = useLockedSave<
    PolicySaved<Outcome>,
    Busy
  >(shown, `the access to ${visible(name)} was`, finish)
  const target = { project, image: name }

  const save = (from: Policy, mine: Policy): Promise<boolean> =>
    attempt(() =>
      savePolicy(draft?.base ?? from, mine, {
        send: (policy, before) =>
          makeLocked(
            client,
            { target, change: { kind: 'setIamPolicy', policy } },
            { image: draft?.image ?? image, policy: before },
            ids,
            setWait,
          ),
        read: () => readFresh(client, policyQuery(project, name)),
      }),
    )

  function finish(result: PolicySaved<Outcome>): boolean {
    if (result.kind === 'busy') {
      setProblem(result)
      return false
    }
    const kept =
      result.news.length > 0
        ? ` Someone else ${memberNewsWords(result.news)} in the meantime; that is kept.`
        : ''
    const outcome = result.kind === 'saved' ? result.sent : foundOutcome(target, result)
    done(`Access to ${name} saved.${kept}`, { outcomes: [outcome] })
    setDraft(null)
    setNewMember({ ...newMember, member: '' })
    return true
  }

  return {
    draft,
    dirty: draft !== null || newMember.member.trim() !== '',
    saving,
    problem,
    wait,
    newMember,
    newMemberKey,
    typeMember: (typed) => setTyped((old) => ({ ...old, newMember: typed })),
    change(from, mine) {
      const base = draft?.base ?? from
      setDraft(samePolicy(base, mine) ? null : { image: draft?.image ?? image, base, mine })
    },
    discard() {
      setDraft(null)
      setNewMember(NOBODY)
      setProblem(null)
      offerBack('Access changes discarded.', () => {
        setDraft(draft)
        setNewMember(newMember)
      })
    },
    save,
    check,
  }
}

/** The outcome of a change that was already in place. */
const foundOutcome = (
  target: Target,
  { theirs, before }: { theirs: Policy; before: Policy },
): Outcome => ({
  step: { target, change: { kind: 'setIamPolicy', policy: theirs } },
  before: { policy: before },
  policy: theirs,
  heads: [],
  undo: { kind: 'setIamPolicy', policy: before },
})
