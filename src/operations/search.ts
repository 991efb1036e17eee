/** The URL parameters of the operations page: which operations are shown. */

export const RESULTS = ['running', 'failed', 'succeeded'] as const
export type Result = (typeof RESULTS)[number]

export interface OperationsSearch {
  /** Only operations of this type, by the API's name: `insert`, `setDeprecation`. */
  type?: string
  /** Only running ones, or those with this result. */
  result?: Result
}

/** Reads the parameters of the URL; invalid ones are ignored. */
export function operationsSearch(raw: Record<string, unknown>): OperationsSearch {
  const { type } = raw
  const result = RESULTS.find((each) => each === raw['result'])
  return {
    ...(typeof type === 'string' && /^\w{1,60}$/.test(type) && { type }),
    ...(result && { result }),
  }
}
