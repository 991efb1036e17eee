import { useMemo } from 'react'
import { imageChecker } from '../compute/conventions/check.ts'
import { useConventions } from '../images/conventions/useConventions.ts'
import type { CreateForm } from './model/form.ts'
import { ruleFindings, type RuleFinding } from './model/ruleFindings.ts'

export interface Rules {
  /** Whether the project has rules. */
  exist: boolean
  /** What a form breaks. */
  findingsOf(form: CreateForm): RuleFinding[]
}

/** The project’s rules, for the image that the form describes. */
export function useRules(project: string): Rules {
  const conventions = useConventions(project)
  return useMemo(() => {
    const check = conventions && imageChecker(conventions)
    return {
      exist: check !== undefined,
      findingsOf: (form) => (check ? ruleFindings(form, project, check) : []),
    }
  }, [conventions, project])
}
