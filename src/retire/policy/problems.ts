import { createContext, useContext } from 'react'
import type { FieldProblem } from '../../compute/retire/policy.ts'

/** The problems with the form as typed. */
export const Problems = createContext<readonly FieldProblem[]>([])

/** The first problem with any of these settings or their items. */
export function useProblem(paths: readonly string[]): FieldProblem | undefined {
  return useContext(Problems).find(({ field }) =>
    paths.some((path) => field === path || field.startsWith(`${path}.`)),
  )
}
