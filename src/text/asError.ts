/** Anything can be thrown; this makes it an Error. */
export const asError = (caught: unknown): Error =>
  caught instanceof Error ? caught : new Error(String(caught))
