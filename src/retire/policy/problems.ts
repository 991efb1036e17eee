import { createContext, useContext } from 'react'
import type { FieldProblem } from '../../compute/retire/policy.ts'

/** What is wrong with what is typed into the form. */
export const Problems = createContext<readonly FieldProblem[]>([])

/** The first problem of one of these settings, or of an item of theirs. */
export function useProblem(paths: readonly string[]): FieldProblem | undefined {
  return useContext(Problems).find(({ field }) =>
    paths.some((path) => field === path || field.startsWith(`${path}.`)),
  )
}
