/** Code or styles that could not be loaded: each browser says it in its own words, and the build in others. */
const PATTERN = /dynamically imported module|module script|preload CSS/i

export const isLoadError = (error: unknown): boolean =>
  error instanceof Error && PATTERN.test(error.message)

export const LOAD_FAILED =
  'Part of the console could not be loaded. A newer version may have been installed, or the network failed.'
