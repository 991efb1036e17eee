/**
 * Code or styles that couldn't be loaded: each browser words it differently, and so does the build.
 */
const PATTERN = /dynamically imported module|module script|preload CSS/i

export const isLoadError = (error: unknown): boolean =>
  error instanceof Error && PATTERN.test(error.message)

export const LOAD_FAILED =
  'Part of the console could not be loaded. A newer version may have been installed, or the network failed.'
