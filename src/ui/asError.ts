/** Anything can be thrown; from here on it is an error. */
export const asError = (caught: unknown): Error =>
  caught instanceof Error ? caught : new Error(String(caught))
