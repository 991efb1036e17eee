import { useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { offerBack } from '../ui/offerBack.ts'
import { originOf } from './kept/draft.ts'
import { beginForm, formAt, formId, noteForm } from './kept/forms.ts'
import type { CreateSearch } from './search.ts'

interface OpenForm {
  /** The key of its draft. */
  id: string
  /**
   * Opens an empty form; Back, or “Bring back” in the toast, returns to this one.
   * @param dirty whether there is anything to bring back
   */
  startOver(dirty: boolean): void
}

/** The form for the current URL and history entry. */
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
      // Opening the same link again starts with a new form, too.
      if (origin !== '') beginForm(project, origin)
      open({}, beginForm(project, ''))
      if (dirty) offerBack('Draft discarded.', () => open(search, form))
    },
  }
}
