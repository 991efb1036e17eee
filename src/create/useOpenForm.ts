import { useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { toast } from '../ui/toasts.ts'
import { originOf } from './draft.ts'
import { beginForm, formAt, formId, noteForm } from './forms.ts'
import type { CreateSearch } from './search.ts'

interface OpenForm {
  /** What its draft is kept under. */
  id: string
  /**
   * Begins with an empty form; Back, or Bring back, shows this one again.
   * @param dirty whether something was typed, which may be wanted back
   */
  startOver(dirty: boolean): void
}

/** The form that the address and the entry of the history show. */
export function useOpenForm(project: string, search: CreateSearch): OpenForm {
  const navigate = useNavigate()
  const state = useLocation({ select: (location) => location.state })
  const entry = state.__TSR_key ?? ''
  const origin = originOf(search)
  const form = state.form ?? formAt(project, origin, entry)
  useEffect(() => noteForm(project, origin, entry, form), [project, origin, entry, form])

  const open = (where: CreateSearch, number: number) =>
    void navigate({
      to: '/projects/$project/images/create',
      params: { project },
      search: where,
      state: { form: number },
      ignoreBlocker: true,
    })
  return {
    id: formId(origin, form),
    startOver(dirty) {
      // Whoever comes by the same link again begins anew, too.
      if (origin !== '') beginForm(project, origin)
      open({}, beginForm(project, ''))
      if (!dirty) return
      const action = { label: 'Bring back', run: () => open(search, form) }
      toast({ message: 'Draft discarded.', action, here: true })
    },
  }
}
