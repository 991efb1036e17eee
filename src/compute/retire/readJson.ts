import type { FieldProblem } from './policy.ts'

/** The value of a file’s JSON, or what is wrong with the text. */
export function readJson(text: string): { value: unknown } | { problems: readonly FieldProblem[] } {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    const why = error instanceof Error ? `: ${error.message}` : ''
    return { problems: [{ field: '', message: `This is not JSON${why}.` }] }
  }
}
