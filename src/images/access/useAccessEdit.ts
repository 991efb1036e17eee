import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useChange, type Outcome } from '../../api/changes.ts'
import { permissionsQuery } from '../../api/permissions.ts'
import { policyQuery } from '../../api/policy.ts'
import { readFresh } from '../../api/readFresh.ts'
import { samePolicy } from '../../compute/policyMerge.ts'
import type { Policy } from '../../compute/schema.ts'
import { asError } from '../../ui/asError.ts'
import { toast } from '../../ui/toasts.ts'
import { useUndoToast } from '../undo/useUndoToast.ts'
import type { NewMember } from './edits.ts'
import { memberNewsWords } from './words.ts'
import { savePolicy } from './savePolicy.ts'

/** Why the last save has not gone through. */
export type AccessProblem = { kind: 'error'; error: Error } | { kind: 'busy'; tries: number }

const NOBODY: NewMember = { member: '', role: 'roles/compute.imageUser', conditionId: '' }

export interface AccessEditing {
  /** The policy that the edit started from, and the policy as edited; null before anything is changed. */
  draft: { base: Policy; mine: Policy } | null
  dirty: boolean
  saving: boolean
  problem: AccessProblem | null
  newMember: NewMember
  typeMember(change: Partial<NewMember>): void
  /** Changes the policy as edited. `from` is the policy as it is shown, when nothing is changed yet. */
  change(from: Policy, mine: Policy): void
  /** Drops what was changed and typed; it can be brought back. */
  discard(): void
  /**
   * Saves `mine`, with the member that was typed in it. Resolves when it is saved: true.
   * @param from the policy as it is shown, when nothing is changed yet
   */
  save(from: Policy, mine: Policy): Promise<boolean>
}

/** An edit of an image's policy. It lives in the page, so that looking at another tab loses nothing. */
export function useAccessEdit(project: string, image: string): AccessEditing {
  const client = useQueryClient()
  const change = useChange()
  const done = useUndoToast()
  const [draft, setDraft] = useState<AccessEditing['draft']>(null)
  const [newMember, setNewMember] = useState(NOBODY)
  const [saving, setSaving] = useState(false)
  const [problem, setProblem] = useState<AccessProblem | null>(null)
  const target = { project, image }

  async function save(from: Policy, mine: Policy): Promise<boolean> {
    if (saving) return false
    setSaving(true)
    setProblem(null)
    try {
      const result = await savePolicy(draft?.base ?? from, mine, {
        send: (policy, before) =>
          change.mutateAsync({
            target,
            change: { kind: 'setIamPolicy', policy },
            before: { policy: before },
          }),
        read: () => readFresh(client, policyQuery(project, image)),
      })
      if (result.kind === 'busy') {
        setProblem(result)
        return false
      }
      const kept =
        result.news.length > 0
          ? ` Somebody else ${memberNewsWords(result.news)} meanwhile; that is kept.`
          : ''
      const outcome = result.kind === 'saved' ? result.sent : foundOutcome(result)
      done(target, `Access to ${image} saved.${kept}`, outcome)
      setDraft(null)
      setNewMember((old) => ({ ...old, member: '' }))
      // What one may do with it may be another thing now.
      void client.invalidateQueries({ queryKey: permissionsQuery(project, image).queryKey })
      return true
    } catch (caught) {
      setProblem({
        kind: 'error',
        error: asError(caught),
      })
      return false
    } finally {
      setSaving(false)
    }
  }

  return {
    draft,
    dirty: draft !== null || newMember.member.trim() !== '',
    saving,
    problem,
    newMember,
    typeMember: (changed) => setNewMember((old) => ({ ...old, ...changed })),
    change(from, mine) {
      const base = draft?.base ?? from
      setDraft(samePolicy(base, mine) ? null : { base, mine })
    },
    discard() {
      setDraft(null)
      setNewMember(NOBODY)
      setProblem(null)
      const bringBack = () => {
        setDraft(draft)
        setNewMember(newMember)
      }
      toast({
        message: 'Access changes discarded.',
        action: { label: 'Bring back', run: bringBack },
        here: true,
      })
    },
    save,
  }
}

/** What a change has come to that was there already. */
const foundOutcome = ({ theirs, before }: { theirs: Policy; before: Policy }): Outcome => ({
  policy: theirs,
  heads: [],
  undo: { kind: 'setIamPolicy', policy: before },
})
