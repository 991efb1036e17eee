import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { nameTakenQuery } from '../api/sources.ts'
import { findings, type Finding } from './model/findings.ts'
import type { CreateForm } from './model/form.ts'
import { nameProblem } from '../compute/names.ts'
import { useSettled } from '../ui/useSettled.ts'
import type { Source } from './source/useSource.ts'

interface Findings {
  findings: readonly Finding[]
  /** Whether the name is free; undefined while that is unknown. */
  nameFree: boolean | undefined
}

/** The findings about the form’s source, name and family, from what has been looked up so far. */
export function useFindings(form: CreateForm, project: string, source: Source): Findings {
  const name = useSettled(form.details.name.trim())
  const taken = useQuery({ ...nameTakenQuery(project, name), enabled: nameProblem(name) === null })
  const nameTaken = name === form.details.name.trim() ? (taken.data ?? undefined) : undefined
  const { facts, missing, error, runningUsers, head } = source
  const { pinned } = form.drafts.family
  const moved =
    form.sourceType === 'family' && pinned !== '' && head !== undefined && head !== pinned
  const newHead = moved ? head : undefined
  const found = useMemo(
    () =>
      findings(form, {
        facts,
        missing,
        unseen: error !== null && !facts,
        runningUsers,
        newHead,
        nameTaken,
      }),
    [form, facts, missing, error, runningUsers, newHead, nameTaken],
  )
  return { findings: found, nameFree: nameTaken === undefined ? undefined : !nameTaken }
}
